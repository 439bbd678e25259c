package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.talanoa.portal.PortalTest;

/** The portal is started where nobody listens at the address of its database. */
class WithoutDatabaseTest extends PortalTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class NobodyThere {
        @Bean
        MongoClientSettingsBuilderCustomizer nobodyThere() {
            var nobody = List.of(new ServerAddress("127.0.0.1", 1));
            return settings -> settings.applyToClusterSettings(c -> c.hosts(nobody));
        }
    }

    @Test
    void it_starts_is_ready_and_shows_the_public_pages() {
        assertThat(browser().get("/readyz").status()).isEqualTo(200);
        assertThat(browser().get("/").status()).isEqualTo(200);
        assertThat(browser().get("/signin").status()).isEqualTo(200);
    }

    @Test
    void who_signs_in_hears_within_seconds_that_it_can_not_be_done_now() {
        var browser = browser();
        var form = browser.get("/signin").form("#signin");
        var answer = browser.send(form.with("username", "chair", "password", "a password"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void programs_hear_when_to_come_back() {
        var browser = browser();
        var request =
                browser.request("/oauth2/token")
                        .header("Authorization", "Basic c29tZWJvZHk6c2VjcmV0")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        var answer = browser.send(request, "/oauth2/token");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }
}
