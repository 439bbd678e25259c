package org.talanoa.portal.remote;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One circuit breaker for each service, shared by pages and gateway: who waits in vain for a
 * service spares the next one the wait. It opens only on silence. A service that answers, with
 * whatever status, is there.
 */
@Component
public class Breakers {
    private final CircuitBreakerRegistry breakers;

    Breakers(MeterRegistry meters, Clock clock) {
        breakers =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .clock(clock)
                                .slidingWindowSize(10)
                                .minimumNumberOfCalls(5)
                                // Short, because a killed service is back within seconds.
                                .waitDurationInOpenState(Duration.ofSeconds(1))
                                // By a timer: else it waits for a time of day, which is far away
                                // when the clock is set back meanwhile.
                                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                                .permittedNumberOfCallsInHalfOpenState(2)
                                .recordException(Breakers::isSilence)
                                .ignoreExceptions(SlowSenderException.class)
                                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    public CircuitBreaker of(Service service) {
        return breakers.circuitBreaker(service.label());
    }

    /** Whether nobody answered: refused, unreachable or too slow. */
    public static boolean isSilence(@Nullable Throwable thrown) {
        for (var t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ConnectException || t instanceof HttpTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
