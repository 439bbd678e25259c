package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.testkit.Tokens;

/** What the secretariat's list is narrowed to. */
class ListTest extends RegisteringTest {
    private static final String READ = Tokens.with("registrations:read");

    record Found(List<Item> items, int total) {
        record Item(String id, String confirmedAt) {}

        List<String> ids() {
            return items.stream().map(Item::id).toList();
        }
    }

    @Test
    void several_states_and_what_lies_outside_the_region_are_found() {
        var waits = applicants().confirmed(given.form()).id();
        var outside = applicants().register(form("Alpine Institute", "academia", "CH"), null).id();
        assertThat(found("").ids()).containsExactly(waits, outside);
        assertThat(found("&status=UNDER_REVIEW,UNCONFIRMED").ids()).hasSize(2);
        assertThat(found("&status=UNDER_REVIEW&status=DECLINED").ids()).containsExactly(waits);
        assertThat(found("&subregion=other").ids()).containsExactly(outside);
        assertThat(found("&subregion=sea&type=civil_society").ids()).containsExactly(waits);
    }

    @Test
    void a_seat_is_found_by_its_state_and_a_wish_as_long_as_no_ledger_knows_it() {
        var first = applicants().confirmed(given.form()).id();
        var second = applicants().confirmed(form("Other Union", "academia", "TH")).id();
        var gone = applicants().register(form("Gone Union", "academia", "TH"), null).id();
        withdraws(gone);
        var asked = "&seatState=REQUESTED&consultationId=" + given.open();
        assertThat(found(asked).ids()).containsExactly(first, second);
        approves(first);
        var confirmed = "&seatState=CONFIRMED";
        await().until(() -> found(confirmed).ids().equals(List.of(first)));
        assertThat(found(confirmed + "&consultationId=" + given.open()).total()).isOne();
        assertThat(found(confirmed + "&consultationId=" + given.closed()).total()).isZero();
        assertThat(found(confirmed + "&type=academia").total()).isZero();
        assertThat(found(asked).ids()).containsExactly(second);
    }

    @Test
    void days_are_those_of_utc() {
        var id = applicants().confirmed(given.form()).id();
        var today = LocalDate.now(ZoneOffset.UTC);
        var yesterday = today.minusDays(1);
        assertThat(found("&submittedFrom=" + yesterday + "&submittedUntil=" + today).ids())
                .containsExactly(id);
        assertThat(found("&submittedUntil=" + yesterday).ids()).isEmpty();
        assertThat(found("&submittedFrom=" + today.plusDays(1)).ids()).isEmpty();
        assertThat(found("&decidedUntil=" + today).ids()).isEmpty();
        approves(id);
        assertThat(found("&decidedUntil=" + today).ids()).containsExactly(id);
        assertThat(found("&decidedUntil=" + yesterday).ids()).isEmpty();
    }

    @Test
    void who_confirmed_first_waits_longest() {
        var early = applicants().register(form("Early Union", "academia", "TH"), null).id();
        var late = applicants().confirmed(given.form()).id();
        applicants().confirm(early, applicants().token(early)).expectStatus().isOk();
        var waiting = found("&sort=confirmedAt,asc");
        assertThat(waiting.ids()).containsExactly(late, early);
        assertThat(waiting.items()).extracting(Found.Item::confirmedAt).doesNotContainNull();
        assertThat(found("&sort=submittedAt,asc").ids()).containsExactly(early, late);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=ASLEEP",
                "seatState=SOLD",
                "submittedFrom=soon",
                "type=",
                "page=-1",
                "size=0"
            })
    void what_is_no_filter_is_refused(String parameter) {
        get("&" + parameter)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("PARAMETER_INVALID");
    }

    private String form(String name, String type, String country) {
        return given.form()
                .replace("Reef Watchers Union", name)
                .replace("RWU", "")
                .replace("civil_society", type)
                .replace("\"TH\"", "\"" + country + "\"")
                .replace("malinee@", name.substring(0, name.indexOf(' ')) + "@");
    }

    private void approves(String id) {
        post(id + "/decision", "{\"decision\": \"APPROVE\"}");
    }

    private void withdraws(String id) {
        post(id + "/withdrawal", "{\"reason\": \"No longer\"}");
    }

    private void post(String path, String body) {
        client.post()
                .uri("/api/v1/registrations/" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(h -> h.setBearerAuth(Tokens.with("registrations:write")))
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.OK);
    }

    private Found found(String filters) {
        return Objects.requireNonNull(
                get(filters)
                        .expectStatus()
                        .isOk()
                        .expectBody(Found.class)
                        .returnResult()
                        .getResponseBody());
    }

    private RestTestClient.ResponseSpec get(String filters) {
        return client.get()
                .uri("/api/v1/registrations?reviewId=" + given.review() + filters)
                .headers(h -> h.setBearerAuth(READ))
                .exchange();
    }
}
