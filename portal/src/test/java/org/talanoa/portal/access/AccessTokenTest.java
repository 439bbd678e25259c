package org.talanoa.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class AccessTokenTest extends PortalTest {
    private static final String JSON = "application/json";
    private static final String BODY = "{\"token\":\"s3cret\"}";

    @Autowired private JsonMapper json;

    @Test
    void a_link_becomes_a_token_that_reaches_its_registrations_for_an_hour(CapturedOutput output) {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT", "r2", "DELEGATE");
        var answer = post(JSON, BODY, "k1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var body = json.readTree(answer.body());
        assertThat(body.get("tokenType").asString()).isEqualTo("Bearer");
        assertThat(body.get("expiresIn").asInt()).isEqualTo(3600);
        assertThat(body.get("registrations"))
                .hasToString(
                        "[{\"id\":\"r1\",\"reviewId\":\"gcm-ap-2027-2028\",\"role\":\"FOCAL_POINT\"},"
                                + "{\"id\":\"r2\",\"reviewId\":\"gcm-ap-2027-2028\",\"role\":\"DELEGATE\",\"delegateId\":\"d1\"}]");
        var jwt = decoded(body.get("accessToken").asString());
        assertThat(jwt.getHeaders()).containsEntry("alg", "RS256");
        assertThat(jwt.getIssuer()).hasToString("http://portal.example.org");
        assertThat(jwt.getSubject()).isEqualTo("r1.focal-point");
        assertThat(jwt.getClaimAsString("scope")).isEqualTo("self");
        assertThat(jwt.getClaimAsStringList("registration")).containsExactly("r1");
        assertThat(jwt.getClaimAsStringList("delegate")).containsExactly("r2.d1");
        assertThat(Duration.between(jwt.getIssuedAt(), jwt.getExpiresAt()))
                .isEqualTo(Duration.ofMinutes(60));
        assertThat(output.getAll()).doesNotContain("s3cret", jwt.getTokenValue());
    }

    @Test
    void whoever_is_no_delegate_has_no_claim_that_says_so() {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        var body = json.readTree(post(JSON, BODY, null).body());
        assertThat(decoded(body.get("accessToken").asString()).hasClaim("delegate")).isFalse();
    }

    @Test
    void the_portal_asks_with_a_short_lived_token_of_its_own_and_passes_the_key_on() {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        post(JSON, BODY, "k1");
        var asked = NOTIFICATION.asked("POST").getLast();
        assertThat(asked.body()).isEqualTo(BODY);
        assertThat(asked.header("Idempotency-Key")).isEqualTo("k1");
        var jwt = decoded(asked.header("Authorization").replaceFirst("^Bearer ", ""));
        assertThat(jwt.getClaimAsString("scope")).isEqualTo("access-links:redeem");
        assertThat(Duration.between(jwt.getIssuedAt(), jwt.getExpiresAt()))
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void asking_without_a_key_has_one_all_the_same_and_a_new_one_each_time() {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        post(JSON, BODY, null);
        post(JSON, BODY, null);
        assertThat(NOTIFICATION.asked("POST"))
                .extracting(asked -> asked.header("Idempotency-Key"))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_link_that_opens_nothing_is_refused_in_the_words_of_who_knows() {
        Examples.linksOpenNothing(NOTIFICATION);
        var answer = post(JSON, BODY, null);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("/token", "TOKEN_INVALID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | {\"token\": | 400",
                "application/json | [] | 400",
                "application/json | `` | 400",
                "application/json | {\"token\":\"a\"} x | 400",
                "application/json | {\"token\":\"a\",\"token\":\"b\"} | 400",
                "text/plain | {\"token\":\"a\"} | 415",
                "application/x-www-form-urlencoded | token=a | 415",
                "application/json | {} | 422",
                "application/json | {\"token\":\" \"} | 422",
                "application/json | {\"token\":null} | 422",
                "application/json | {\"token\":7} | 422"
            })
    void what_can_be_no_token_is_a_problem_and_reaches_nobody(
            String type, String body, int status) {
        var answer = post(type, body, null);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"traceId\"");
        if (status == 422) {
            assertThat(answer.body()).contains("\"pointer\":\"/token\"");
        }
        assertThat(NOTIFICATION.asked()).isEmpty();
    }

    @Test
    void every_fault_is_told_at_once_and_what_is_too_long_for_a_token_is_not_read() {
        var answer = post(JSON, "{\"tok\":\"" + "a".repeat(300) + "\",\"a/b\":1}", null);
        assertThat(answer.body()).contains("\"/token\"", "\"/tok\"", "\"/a~1b\"", "FIELD_UNKNOWN");
        var long_ = post(JSON, "{\"token\":\"" + "a".repeat(300) + "\"}", null);
        assertThat(long_.body()).contains("LENGTH_INVALID");
        assertThat(post(JSON, "{\"token\":\"" + "a".repeat(9000) + "\"}", null).status())
                .isEqualTo(413);
        assertThat(post(JSON, BODY, "k".repeat(65)).status()).isEqualTo(400);
        assertThat(NOTIFICATION.asked()).isEmpty();
    }

    @Test
    void without_notification_service_it_is_told_when_to_come_back() {
        NOTIFICATION.goesAway();
        assertAway(post(JSON, BODY, null));
    }

    @Test
    void a_refusal_of_the_portal_itself_is_no_fault_of_the_caller() {
        NOTIFICATION.answers("POST", "/api/v1/access-links/redemption", 403, JSON, "{}");
        assertAway(post(JSON, BODY, null));
    }

    private static void assertAway(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private Jwt decoded(String token) {
        return NimbusJwtDecoder.withJwkSetUri(
                        browser().request("/oauth2/jwks").build().uri().toString())
                .build()
                .decode(token);
    }

    private Browser.Answer post(String type, String body, @Nullable String key) {
        var request =
                browser()
                        .request("/api/v1/access-tokens")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return browser().send(request, "/api/v1/access-tokens");
    }
}
