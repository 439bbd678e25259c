package org.talanoa.registration.registration;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set.
 *
 * @param confirmWithin how long the link that proves an address works; after it the registration
 *     lapses
 */
@Validated
@ConfigurationProperties("talanoa.registration")
record RegistrationSettings(@NotNull Duration confirmWithin) {}
