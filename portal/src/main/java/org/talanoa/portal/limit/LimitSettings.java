package org.talanoa.portal.limit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set; meanings and environment names stand in {@code application.yml}.
 *
 * @param exempt addresses or networks that no limit touches
 * @param perHour how much of each a network may ask for in an hour
 */
@Validated
@ConfigurationProperties("talanoa.limits")
record LimitSettings(
        @DefaultValue List<String> exempt,
        @NotNull Map<Limit, @Positive(message = "must let at least one through") Integer> perHour) {
    LimitSettings {
        for (var limit : Limit.values()) {
            if (!perHour.containsKey(limit)) {
                throw new IllegalArgumentException("talanoa.limits.per-hour lacks " + limit);
            }
        }
    }

    int perHour(Limit limit) {
        return Objects.requireNonNull(perHour.get(limit));
    }
}
