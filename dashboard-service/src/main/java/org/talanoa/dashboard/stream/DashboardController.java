package org.talanoa.dashboard.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.talanoa.contracts.ReviewId;
import org.talanoa.dashboard.count.Dashboard;
import org.talanoa.dashboard.count.Dashboards;
import org.talanoa.dashboard.count.ReviewCounts;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.web.ProblemWriter;

/** The numbers of a review, once or as a stream. */
@RestController
@RequestMapping("/api/v1/dashboards/{reviewId}")
class DashboardController {
    /** A token may have a minute of grace left after its end; zero would mean for ever. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Dashboards dashboards;
    private final DashboardStream stream;
    private final ProblemWriter problems;
    private final Clock clock;

    DashboardController(
            Dashboards dashboards, DashboardStream stream, ProblemWriter problems, Clock clock) {
        this.dashboards = dashboards;
        this.stream = stream;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_dashboards:read')")
    ResponseEntity<Dashboard> read(@PathVariable ReviewId reviewId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(counts(reviewId).now());
    }

    /** Ends with the token that opened it; who may still read opens another with a new one. */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAuthority('SCOPE_dashboards:read')")
    ResponseEntity<SseEmitter> stream(
            @PathVariable ReviewId reviewId, @AuthenticationPrincipal Jwt token) {
        var emitter = new SseEmitter(timeLeft(token).toMillis());
        stream.open(counts(reviewId), emitter);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private Duration timeLeft(Jwt token) {
        var expires = Objects.requireNonNull(token.getExpiresAt(), "no token lasts for ever");
        var left = Duration.between(clock.instant(), expires);
        return left.compareTo(LEAST) > 0 ? left : LEAST;
    }

    private ReviewCounts counts(ReviewId review) {
        if (!dashboards.isComplete()) throw new StillCounting();
        return dashboards.of(review).orElseThrow(() -> new Conflict.NotFound(review.value()));
    }

    @ExceptionHandler
    void stillCounting(StillCounting e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "STILL_COUNTING");
    }
}
