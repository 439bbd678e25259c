package org.talanoa.consultation.consultation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.consultation.review.ReviewStore;
import org.talanoa.consultation.seat.SeatsTaken;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.Versioned;

/** Consultations over HTTP, and their calendars. */
@RestController
@RequestMapping("/api/v1")
class ConsultationController {
    private static final MediaType CALENDAR =
            new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final ReviewStore reviews;
    private final ConsultationStore consultations;
    private final SeatsTaken seats;
    private final CalendarFile calendar;

    ConsultationController(
            ReviewStore reviews,
            ConsultationStore consultations,
            SeatsTaken seats,
            CalendarFile calendar) {
        this.reviews = reviews;
        this.consultations = consultations;
        this.seats = seats;
        this.calendar = calendar;
    }

    @GetMapping("/reviews/{review}/consultations")
    @PreAuthorize("permitAll()")
    ListPage<ConsultationView> series(@PathVariable ReviewId review, ListPage.Wanted page) {
        var series = seriesOf(review);
        var taken = seats.of(series.stream().map(found -> found.state().id()).toList());
        return ListPage.of(series, page).map(found -> shown(found, taken));
    }

    @GetMapping("/consultations/{id}")
    @PreAuthorize("permitAll()")
    ResponseEntity<ConsultationView> get(@PathVariable ConsultationId id) {
        var found = consultations.released(id);
        return ResponseEntity.ok().eTag(found.eTag()).body(shown(found, seats.of(List.of(id))));
    }

    @GetMapping("/consultations/{id}/calendar.ics")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> calendar(@PathVariable ConsultationId id) {
        return file(List.of(consultations.released(id)));
    }

    @GetMapping("/reviews/{review}/calendar.ics")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> calendar(@PathVariable ReviewId review) {
        return file(seriesOf(review));
    }

    private static ConsultationView shown(
            Versioned<Consultation> found, Map<ConsultationId, Integer> taken) {
        return ConsultationView.of(found, taken.getOrDefault(found.state().id(), 0));
    }

    private List<Versioned<Consultation>> seriesOf(ReviewId review) {
        reviews.get(review); // an unknown review is not found; a known one may have an empty series
        return consultations.series(review);
    }

    private ResponseEntity<String> file(List<Versioned<Consultation>> shown) {
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(calendar.of(shown.stream().map(Versioned::state).toList()));
    }
}
