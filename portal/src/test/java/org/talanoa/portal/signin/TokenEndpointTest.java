package org.talanoa.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;
import tools.jackson.databind.json.JsonMapper;

class TokenEndpointTest extends PortalTest {
    @Autowired private JsonMapper json;

    @Test
    void a_client_gets_a_token_with_all_its_scopes_for_an_hour() {
        var answer = token("reporting:open sesame", "grant_type=client_credentials");
        assertThat(answer.status()).isEqualTo(200);
        var jwt =
                NimbusJwtDecoder.withJwkSetUri(
                                browser().request("/oauth2/jwks").build().uri().toString())
                        .build()
                        .decode(json.readTree(answer.body()).get("access_token").asString());
        assertThat(jwt.getIssuer()).hasToString("http://portal.example.org");
        assertThat(jwt.getSubject()).isEqualTo("reporting");
        assertThat(jwt.getClaimAsStringList("scope"))
                .containsExactlyInAnyOrderElementsOf(ApiScopes.ALL);
        assertThat(jwt.getHeaders()).containsEntry("alg", "RS256");
        assertThat(Duration.between(jwt.getIssuedAt(), jwt.getExpiresAt()))
                .isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void a_client_may_ask_for_less_and_send_its_secret_in_the_body() {
        var answer =
                token(
                        null,
                        "grant_type=client_credentials&scope=dashboards:read&client_id=reporting&client_secret=open+sesame");
        assertThat(json.readTree(answer.body()).get("scope").asString())
                .isEqualTo("dashboards:read");
    }

    @Test
    void whoever_is_not_a_client_is_told_so_in_the_words_of_oauth() {
        for (var credentials : new String[] {"reporting:wrong", "stranger:open sesame", null}) {
            var answer = token(credentials, "grant_type=client_credentials");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(json.readTree(answer.body()).get("error").asString())
                    .isEqualTo("invalid_client");
        }
    }

    @Test
    void only_client_credentials_are_granted_and_only_known_scopes() {
        var other = token("reporting:open sesame", "grant_type=password");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.body()).contains("unsupported_grant_type").doesNotContain("Exception");
        var scope = token("reporting:open sesame", "grant_type=client_credentials&scope=self");
        assertThat(scope.status()).isEqualTo(400);
        assertThat(scope.body()).contains("invalid_scope");
    }

    @Test
    void nothing_else_of_an_authorization_server_is_open() {
        assertThat(browser().get("/oauth2/authorize?client_id=reporting").status()).isEqualTo(404);
        assertThat(browser().get("/oauth2/token").status()).isEqualTo(404);
    }

    private Browser.Answer token(@Nullable String credentials, String body) {
        var request =
                browser()
                        .request("/oauth2/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body));
        if (credentials != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            credentials
                                                    .replace(" ", "+")
                                                    .getBytes(StandardCharsets.UTF_8)));
        }
        return browser().send(request, "/oauth2/token");
    }
}
