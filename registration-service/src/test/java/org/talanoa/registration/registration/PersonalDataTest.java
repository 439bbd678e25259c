package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;
import org.talanoa.testkit.WrongClock;

class PersonalDataTest extends RegisteringTest {
    private static final Duration A_DAY = Duration.ofDays(1);

    /** For so long a link proves an address. */
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @Autowired WrongClock clock;

    @Test
    void people_take_along_what_is_kept_of_them() {
        var id = confirmed();
        organization(id)
                .get("/" + id + "/personal-data")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Disposition", "attachment; filename=.personal-data-TAL.*")
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody()
                .jsonPath("$.focalPoint.email")
                .isEqualTo("malinee@example.org")
                .jsonPath("$.delegates[0].accessNeeds")
                .isEqualTo("captions");
    }

    @Test
    void a_delegate_sees_the_own_entry_and_nothing_of_others() {
        var id = confirmed();
        var delegate = delegate(id);
        var own = new Calls(client, Tokens.ofDelegate(id + "." + delegate));
        for (var path :
                new String[] {"/" + id, "/" + id + "/delegates/" + delegate + "/personal-data"}) {
            own.get(path)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.delegates.length()")
                    .isEqualTo(1)
                    .jsonPath("$.delegates[0].id")
                    .isEqualTo(delegate)
                    .jsonPath("$.organization.name")
                    .isEqualTo("Reef Watchers Union")
                    .jsonPath("$.seats[0].state")
                    .isEqualTo("REQUESTED")
                    .jsonPath("$.focalPoint")
                    .doesNotExist()
                    .jsonPath("$.answers")
                    .doesNotExist();
        }
        own.get("/" + id + "/personal-data").expectStatus().isNotFound();
        own.post("/" + id + "/withdrawal", "{}").expectStatus().isNotFound();
        new Calls(client, Tokens.ofDelegate(id + ".somebody-else"))
                .get("/" + id + "/delegates/" + delegate + "/personal-data")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void who_is_erased_leaves_everywhere_and_the_history_says_when() {
        var id = confirmed();
        var delegate = delegate(id);
        organization(id)
                .call(HttpMethod.DELETE, "/" + id + "/personal-data", null)
                .expectStatus()
                .isAccepted();
        var read = history(id).jsonPath("$.status").isEqualTo("WITHDRAWN");
        read.jsonPath("$.focalPoint").doesNotExist().jsonPath("$.delegates").isEmpty();
        var erased = Topics.await(EventTopic.REGISTRATIONS, id, 3).getLast();
        assertThat(erased.type()).isEqualTo("org.talanoa.contact.erased.v1");
        assertThat(erased.json()).contains(id + ".focal-point", id + "." + delegate);
        assertThat(Topics.await(EventTopic.CONTACTS, id + ".focal-point", 2).getLast().json())
                .isEmpty();

        organization(id)
                .call(HttpMethod.DELETE, "/" + id + "/personal-data", null)
                .expectStatus()
                .isAccepted();
        assertThat(registrations.get(new RegistrationId(id)).version()).isEqualTo(3);

        scrubbed(id, "focal-point");
        scrubbed(id, delegate);
        Awaitility.await()
                .untilAsserted(() ->
                        history(id).jsonPath("$.history[4].what").isEqualTo("ERASED_EVERYWHERE"));
        assertThat(confirmed()).isNotEqualTo(id);
    }

    @Test
    void a_delegate_has_the_own_entry_erased_and_no_other() {
        var id = confirmed();
        var delegate = delegate(id);
        var entry = "/" + id + "/delegates/" + delegate + "/personal-data";
        var own = new Calls(client, Tokens.ofDelegate(id + "." + delegate));
        own.call(HttpMethod.DELETE, "/" + id + "/personal-data", null).expectStatus().isNotFound();
        own.call(HttpMethod.DELETE, entry, null).expectStatus().isAccepted();
        own.call(HttpMethod.DELETE, entry, null).expectStatus().isAccepted();
        own.get(entry).expectStatus().isNotFound();
        for (var nobody : List.of("nobody", "$where")) {
            organization(id)
                    .call(HttpMethod.DELETE, entry.replace(delegate, nobody), null)
                    .expectStatus()
                    .isNotFound();
        }
        history(id)
                .jsonPath("$.delegates")
                .isEmpty()
                .jsonPath("$.focalPoint.email")
                .isEqualTo("malinee@example.org");
    }

    @Test
    void people_of_a_form_that_nobody_confirmed_are_forgotten_when_it_lapses() {
        var id = applicants().register(given.form(), null).id();
        clock.isAheadBy(TWO_WEEKS);
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 3))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.registration.received.v1",
                        "org.talanoa.registration.lapsed.v1",
                        "org.talanoa.contact.erased.v1");
        assertThat(Topics.await(EventTopic.CONTACTS, id + ".focal-point", 2).getLast().json())
                .isEmpty();
        var left = registrations.get(new RegistrationId(id)).state();
        assertThat(left.told()).isEqualTo(left.told().withoutPeople());
        assertThat(left.organization().name()).isEqualTo("Reef Watchers Union");
    }

    @Test
    void who_sent_the_form_again_is_forgotten_with_it_and_stays_in_what_was_confirmed() {
        var first = confirmed();
        var again = applicants().register(given.form(), null).id();
        clock.isAheadBy(TWO_WEEKS);
        Topics.await(EventTopic.REGISTRATIONS, again, 3);
        history(again).jsonPath("$.focalPoint").doesNotExist();
        history(first).jsonPath("$.focalPoint.email").isEqualTo("malinee@example.org");
    }

    @Test
    void while_the_clock_is_a_day_ahead_only_what_had_less_than_a_day_left_lapses() {
        clock.isAheadBy(A_DAY.minus(TWO_WEEKS));
        var old = applicants().register(given.form(), null).id();
        clock.isRight();
        var young = applicants().register(given.form(), null).id();
        clock.isAheadBy(A_DAY);
        var others = given.form().replace("Reef", "Shore").replace("malinee@", "niran@");
        var then = applicants().register(others, null).id();
        assertThat(Topics.await(EventTopic.REGISTRATIONS, old, 3))
                .extracting(Topics.Read::type)
                .contains("org.talanoa.registration.lapsed.v1");
        clock.isRight();
        for (var id : List.of(young, then)) {
            applicants().confirm(id, applicants().token(id)).expectStatus().isOk();
            assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 2))
                    .extracting(Topics.Read::type)
                    .containsExactly(
                            "org.talanoa.registration.received.v1",
                            "org.talanoa.registration.confirmed.v1");
        }
        applicants().confirm(old, "any").expectStatus().isEqualTo(HttpStatus.CONFLICT);
    }

    private static void scrubbed(String id, String person) {
        var contact = new ContactId(id + "." + person);
        var registration = new RegistrationId(id);
        Topics.send(
                EventTopic.NOTICES,
                contact.value(),
                1,
                new ContactEvent.Scrubbed(contact, registration, new ReviewId("review")));
    }

    private RestTestClient.BodyContentSpec history(String id) {
        return organization(id).get("/" + id).expectStatus().isOk().expectBody();
    }

    private String delegate(String id) {
        return registrations.get(new RegistrationId(id)).state().delegates().getFirst().id();
    }

    private Calls organization(String id) {
        return new Calls(client, Tokens.ofOrganization(id));
    }

    private String confirmed() {
        return applicants().confirmed(given.form()).id();
    }
}
