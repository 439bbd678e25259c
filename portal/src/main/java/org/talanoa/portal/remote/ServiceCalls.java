package org.talanoa.portal.remote;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Asks a service for what a page needs, behind its circuit breaker, a second time if the first
 * found nobody; but not if it was waited for in vain: a reader does not wait twice.
 */
@Component
public class ServiceCalls {
    private static final Logger log = LoggerFactory.getLogger(ServiceCalls.class);

    private final Breakers breakers;
    private final Retry retry =
            Retry.of(
                    "services",
                    RetryConfig.custom()
                            .maxAttempts(2)
                            .intervalFunction(IntervalFunction.ofRandomized(Duration.ofMillis(200)))
                            .retryOnException(ServiceCalls::isWorthAnotherTry)
                            .build());

    ServiceCalls(Breakers breakers) {
        this.breakers = breakers;
    }

    /**
     * Asks, and answers what the service answered.
     *
     * @param call may run twice, so it must be one that a service takes twice: a reading one, one
     *     with an idempotency key, or a transition that is told when it comes again
     * @throws ServiceAwayException when nobody answered, or with an error of the service's own
     *     (5xx), or too many ask (429)
     * @throws HttpClientErrorException when the service refused what was asked (other 4xx)
     */
    public <T> T ask(Service service, Supplier<T> call) {
        var guarded = CircuitBreaker.decorateSupplier(breakers.of(service), call);
        try {
            return Retry.decorateSupplier(retry, guarded).get();
        } catch (HttpClientErrorException.TooManyRequests e) {
            throw away(service, e);
        } catch (HttpClientErrorException e) {
            throw e;
        } catch (RestClientException | CallNotPermittedException e) {
            throw away(service, e);
        }
    }

    private static boolean isWorthAnotherTry(Throwable thrown) {
        return thrown instanceof RestClientException
                && !(thrown instanceof HttpClientErrorException)
                && !(thrown.getCause() instanceof HttpTimeoutException);
    }

    private static ServiceAwayException away(Service service, Exception cause) {
        log.warn(
                "{} does not answer ({}); the page says so and can be tried again",
                service.label(),
                cause.getClass().getSimpleName());
        return new ServiceAwayException(service, cause);
    }
}
