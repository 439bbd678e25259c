package org.talanoa.portal.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.remote.Service;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffTokens;

/**
 * Tells a page whenever dashboard-service has new figures, and nothing of what they are: the page
 * asks for them itself. A stream ends when dashboard-service is away, when the session has ended or
 * after some minutes; the page then opens another.
 */
@Component
class FigureStreams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FigureStreams.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long AGAIN_AFTER_MILLIS = 1_000;

    /** Before the web server begins to wait for open requests: a stream never ends by itself. */
    private static final int BEFORE_THE_WEB_SERVER = Integer.MAX_VALUE - 512;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final URI dashboards;
    private final StaffTokens tokens;
    private volatile boolean running;

    FigureStreams(PortalSettings settings, StaffTokens tokens, MeterRegistry meters) {
        this.dashboards = Objects.requireNonNull(settings.services().get(Service.DASHBOARD));
        this.tokens = tokens;
        Gauge.builder("talanoa.figures.readers", readers, Set::size)
                .description("Open pages that are told of new figures")
                .register(meters);
    }

    /**
     * Opens a stream of a review's figures.
     *
     * @param signedIn asked again before whatever is told
     */
    SseEmitter open(String review, StaffMember member, BooleanSupplier signedIn) {
        var emitter = new SseEmitter(LONGEST.toMillis());
        var request = request(review, member);
        var thread =
                Thread.ofVirtual()
                        .name("figure-stream")
                        .unstarted(() -> {
                            try {
                                relay(request, emitter, signedIn);
                            } finally {
                                readers.remove(Thread.currentThread());
                            }
                        });
        emitter.onCompletion(thread::interrupt);
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> thread.interrupt());
        readers.add(thread);
        thread.start();
        // Whoever comes while it stops is not among those that it ends.
        if (!running) thread.interrupt();
        return emitter;
    }

    int readers() {
        return readers.size();
    }

    private HttpRequest request(String review, StaffMember member) {
        var uri =
                UriComponentsBuilder.fromUri(dashboards)
                        .path("/api/v1/dashboards/{review}/stream")
                        .encode()
                        .buildAndExpand(review)
                        .toUri();
        return HttpRequest.newBuilder(uri)
                .timeout(FIRST_ANSWER)
                .header("Accept", "text/event-stream")
                .header("Authorization", tokens.bearer(member))
                .build();
    }

    private void relay(HttpRequest request, SseEmitter emitter, BooleanSupplier signedIn) {
        try {
            emitter.send(SseEmitter.event().reconnectTime(AGAIN_AFTER_MILLIS));
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                if (answer.statusCode() == 200) relay(lines, emitter, signedIn);
            }
        } catch (InterruptedException e) {
            log.debug("A reader of a stream is gone, or the portal stops");
        } catch (IOException | RuntimeException e) {
            log.debug("A stream of figures ended; the page opens another", e);
        } finally {
            emitter.complete();
        }
    }

    private static void relay(BufferedReader lines, SseEmitter emitter, BooleanSupplier signedIn)
            throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            boolean news = line.startsWith("event:");
            if (!news && !line.startsWith(":")) continue;
            if (!signedIn.getAsBoolean()) return;
            emitter.send(SseEmitter.event().name(news ? "figures" : "alive").data("new"));
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        readers.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
