package org.talanoa.portal.gateway;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.talanoa.portal.page.Problems;
import org.talanoa.portal.remote.Breakers;
import org.talanoa.portal.remote.Service;
import org.talanoa.portal.remote.SlowSenderException;

/** A service's answer as it is; or, when none comes, a problem that says so. */
record ServiceAnswer(Service service, CircuitBreaker breaker, Problems problems)
        implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final Logger log = LoggerFactory.getLogger(ServiceAnswer.class);

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        try {
            return breaker.executeCallable(() -> answer(request, next));
        } catch (CallNotPermittedException e) {
            return away();
        } catch (SlowSenderException e) {
            return problems.response(
                    HttpStatus.REQUEST_TIMEOUT, "The request did not come to its end in time.");
        } catch (ResourceAccessException e) {
            if (BodyLimit.isExceededIn(e)) {
                return problems.response(HttpStatus.CONTENT_TOO_LARGE, BodyLimit.WORDS);
            }
            log.warn(
                    "{} does not answer ({}); the caller is told to try again",
                    service.label(),
                    e.getMostSpecificCause().getClass().getSimpleName());
            return away();
        }
    }

    private static ServerResponse answer(
            ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            return next.handle(request);
        } catch (ResourceAccessException e) {
            // The time to wait for an answer begins with the request, which passes through.
            if (BodyLimit.isWaitedFor(request.servletRequest()) && Breakers.isSilence(e)) {
                throw new SlowSenderException();
            }
            throw e;
        }
    }

    private ServerResponse away() {
        return problems.response(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The "
                        + service.label()
                        + " does not answer just now. Try again with the same request.");
    }
}
