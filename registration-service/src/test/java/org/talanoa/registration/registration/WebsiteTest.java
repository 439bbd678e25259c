package org.talanoa.registration.registration;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.testkit.Tokens;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages and tables may show an organization's website as a link: whoever sent it, by the form or
 * not.
 */
class WebsiteTest extends RegisteringTest {
    private static final String GOOD = "https://example.org";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript://example.org/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "ftp://example.org",
                "//example.org",
                "example.org",
                "https:example.org",
                "https://",
                "https:///",
                "https://?example.org",
                "https://#example.org",
                "https://:443",
                "https://@",
                " https://example.org",
                "https://example.org\njavascript:alert(1)",
                "https://example.org\u0000"
            })
    void what_is_no_address_of_the_web_with_a_host_is_refused_at_its_field(String website) {
        isRefused(applicants().post(given.form().replace('"' + GOOD + '"', json(website)), null));
        isRefused(patch(applicants().register(given.form(), null).id(), website));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "https://www.example.org:8443/a/b?c=d&e=%20#f",
                "https://ärzte.example.org/日本語"
            })
    void an_address_of_the_web_is_taken_as_it_was_typed(String website) {
        patch(applicants().register(given.form(), null).id(), website)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.organization.website")
                .isEqualTo(website);
    }

    private static void isRefused(RestTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/organization/website")
                .jsonPath("$.errors[0].code")
                .isEqualTo("FORMAT_INVALID");
    }

    private RestTestClient.ResponseSpec patch(String id, String website) {
        return client.patch()
                .uri("/api/v1/registrations/" + id)
                .headers(h -> h.setBearerAuth(Tokens.ofOrganization(id)))
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .body(json(Map.of("organization", Map.of("website", website))))
                .exchange();
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
