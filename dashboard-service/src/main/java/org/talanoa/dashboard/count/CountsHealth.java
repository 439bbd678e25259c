package org.talanoa.dashboard.count;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down until everything that had happened before the start is counted. */
@Component("counts")
class CountsHealth implements HealthIndicator {
    private final Dashboards dashboards;

    CountsHealth(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    @Override
    public Health health() {
        return dashboards.isComplete()
                ? Health.up().build()
                : Health.down().withDetail("topics", "not read to their ends yet").build();
    }
}
