package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.talanoa.testkit.Tokens;

class ExportTest extends RegisteringTest {
    @Test
    void a_list_comes_as_a_table_that_no_spreadsheet_carries_out() {
        applicants()
                .register(
                        given.form()
                                .replace("Reef Watchers Union", "=HYPERLINK(1), \\\"Talofa\\\""),
                        null);
        var table = table("registrations:read", "personal-data:read");
        assertThat(table)
                .startsWith("reference,status,name,")
                .contains(",\"'=HYPERLINK(1), \"\"Talofa\"\"\",RWU,civil_society,TH,sea,")
                .contains("malinee@example.org,en\r\n");
        assertThat(table("registrations:read")).doesNotContain("malinee", "Srisuwan");
    }

    private String table(String... scopes) {
        return Objects.requireNonNull(
                client.get()
                        .uri("/api/v1/registrations?reviewId=" + given.review())
                        .accept(MediaType.valueOf("text/csv"))
                        .headers(h -> h.setBearerAuth(Tokens.with(scopes)))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType("text/csv;charset=UTF-8")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }
}
