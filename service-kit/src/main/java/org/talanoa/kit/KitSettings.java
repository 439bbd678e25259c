package org.talanoa.kit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * What every service is told by its operator; meanings and environment names stand in {@code
 * kit.yml}.
 */
@Validated
@ConfigurationProperties("talanoa")
public record KitSettings(
        @NotBlank String linkKey,
        @NotBlank String baseUrl,
        @NotNull Resource portalPublicKey,
        @Min(0) int instance,
        @NotNull Mongodb mongodb,
        @DefaultValue @NotNull @Valid Outbox outbox) {

    public record Mongodb(@NotBlank String database, boolean indexForCompareAndSet) {}

    public record Outbox(@DefaultValue("1m") @DurationMin(seconds = 1) Duration sweep) {}

    @Override
    public String toString() {
        return "KitSettings[" + baseUrl + "]";
    }
}
