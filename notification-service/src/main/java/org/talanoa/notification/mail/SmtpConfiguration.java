package org.talanoa.notification.mail;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What keeps us from pressing the mail server: so many mails per second, and none while it is ill.
 */
@Configuration(proxyBeanMethods = false)
class SmtpConfiguration {
    @Bean
    RateLimiter smtpLimiter(RateLimiterRegistry limiters, MailSettings settings) {
        return limiters.rateLimiter(
                "smtp",
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ofSeconds(2))
                        .build());
    }

    /** It opens by what {@link MailSender} tells it of the server, not by exceptions. */
    @Bean
    CircuitBreaker smtpBreaker(CircuitBreakerRegistry breakers) {
        return breakers.circuitBreaker(
                "smtp",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        // A try that broke off tells nothing; without this it would be waited for
                        // for ever, and no mail would leave any more.
                        .maxWaitDurationInHalfOpenState(Mail.LEASE)
                        .build());
    }
}
