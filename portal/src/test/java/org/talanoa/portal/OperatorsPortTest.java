package org.talanoa.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "MANAGEMENT_PORT=0")
class OperatorsPortTest extends PortalTest {
    @LocalManagementPort private int operatorsPort;

    @Test
    void metrics_are_on_the_port_for_operators_and_health_stays_on_the_public_one_too() {
        var operator = new Browser("http://localhost:" + operatorsPort);
        assertThat(operator.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(browser().get("/actuator/health/readiness").body()).contains("UP");
        assertThat(browser().get("/actuator/health/liveness").body()).contains("UP");
        assertThat(operator.get("/actuator/prometheus").body())
                .contains("http_server_requests", "talanoa_ready 1.0");
        assertThat(browser().get("/actuator/prometheus").status()).isEqualTo(404);
    }
}
