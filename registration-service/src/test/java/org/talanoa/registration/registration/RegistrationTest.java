package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.security.Actor;

class RegistrationTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofDays(14);
    private static final Actor SECRETARIAT = new Actor(Actor.By.SECRETARIAT, "staff-7");
    private static final Actor ORGANIZATION = new Actor(Actor.By.ORGANIZATION, null);

    @Test
    void a_proven_address_puts_it_under_review_and_uses_the_link_up() {
        var made = made(aRegistration(RegistrationStatus.UNCONFIRMED).confirm(true, NOON));
        assertThat(made.next().status()).isEqualTo(RegistrationStatus.UNDER_REVIEW);
        assertThat(made.next().confirmation()).isNull();
        assertThat(made.event()).isEqualTo(new RegistrationEvent.Confirmed(made.next().facts()));
    }

    @Test
    void a_wrong_token_changes_nothing() {
        assertThat(aRegistration(RegistrationStatus.UNCONFIRMED).confirm(false, NOON))
                .isEqualTo(Decision.refused(RegistrationRefusal.TOKEN_INVALID));
    }

    @Test
    void the_moment_it_lapses_the_link_is_refused_even_if_that_is_not_written_down_yet() {
        var registration = aRegistration(RegistrationStatus.UNCONFIRMED);
        assertThat(registration.confirm(true, NOON.plus(PATIENCE).minusMillis(1)))
                .isInstanceOf(Made.class);
        assertThat(registration.confirm(true, NOON.plus(PATIENCE)))
                .isEqualTo(Decision.refused(RegistrationRefusal.WITHDRAWN));
    }

    @Test
    void told_once_more_it_brings_its_contact_along() {
        var told = aRegistration(RegistrationStatus.UNDER_REVIEW).republished();
        assertThat(told.event()).isInstanceOf(RegistrationEvent.Republished.class);
        assertThat(told.others())
                .singleElement()
                .extracting(Decision.Keyed::topic)
                .isEqualTo(EventTopic.CONTACTS);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNDER_REVIEW", "APPROVED", "DECLINED"})
    void what_is_confirmed_stays_confirmed(RegistrationStatus status) {
        assertThat(aRegistration(status).confirm(true, NOON))
                .isEqualTo(Decision.refused(RegistrationRefusal.ALREADY_CONFIRMED));
    }

    @Test
    void an_approval_brings_the_words_and_the_delegates_along() {
        var made =
                made(
                        aRegistration(RegistrationStatus.UNDER_REVIEW)
                                .decide(Verdict.APPROVE, "Welcome", SECRETARIAT, NOON));
        assertThat(made.next().status()).isEqualTo(RegistrationStatus.APPROVED);
        assertThat(made.event()).isEqualTo(new RegistrationEvent.Approved(made.next().facts()));
        assertThat(made.next().facts().decidedAt()).isEqualTo(NOON);
        assertThat(made.next().history().getLast().actor()).isEqualTo("staff-7");
        assertThat(made.others())
                .extracting(keyed -> keyed.key().value())
                .containsExactly("r1.focal-point", "r1.d2");
        assertThat(made.others().getFirst().value())
                .extracting(contact -> ((ContactRecord) contact).words())
                .isEqualTo(List.of(new ContactRecord.Words(NOON, "Welcome")));
    }

    @Test
    void who_is_declined_is_told_why_and_the_delegates_nothing() {
        var made =
                made(
                        aRegistration(RegistrationStatus.UNDER_REVIEW)
                                .decide(Verdict.DECLINE, "Not this time", SECRETARIAT, NOON));
        assertThat(made.event()).isEqualTo(new RegistrationEvent.Declined(made.next().facts()));
        assertThat(made.others())
                .extracting(keyed -> keyed.key().value())
                .containsExactly("r1.focal-point");
    }

    @ParameterizedTest
    @CsvSource({
        "UNCONFIRMED, ADDRESS_NOT_CONFIRMED",
        "APPROVED, ALREADY_DECIDED",
        "DECLINED, ALREADY_DECIDED",
        "WITHDRAWN, WITHDRAWN"
    })
    void only_what_is_under_review_can_be_decided_on(
            RegistrationStatus status, RegistrationRefusal why) {
        for (var verdict : Verdict.values()) {
            assertThat(aRegistration(status).decide(verdict, "Again", SECRETARIAT, NOON))
                    .isEqualTo(Decision.refused(why));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "WITHDRAWN", mode = EnumSource.Mode.EXCLUDE)
    void it_can_be_withdrawn_until_it_is_and_stands_for_no_address_then(RegistrationStatus status) {
        var made = made(aRegistration(status).withdraw("We merged", ORGANIZATION, NOON));
        assertThat(made.event()).isEqualTo(new RegistrationEvent.Withdrawn(made.next().facts()));
        assertThat(made.next().standsFor()).isEmpty();
        assertThat(made.next().withdraw(null, SECRETARIAT, NOON))
                .isEqualTo(Decision.refused(RegistrationRefusal.WITHDRAWN));
    }

    @Test
    void an_address_that_nobody_proves_in_time_ends_the_registration() {
        var registration = aRegistration(RegistrationStatus.UNCONFIRMED);
        assertThat(registration.tick(NOON.plus(PATIENCE).minusMillis(1)))
                .isEqualTo(Decision.quiet(registration));
        var made = made(registration.tick(NOON.plus(PATIENCE)));
        assertThat(made.next().status()).isEqualTo(RegistrationStatus.WITHDRAWN);
        assertThat(made.next().dueAt()).isEmpty();
    }

    @RepeatedTest(50)
    void events_and_state_tell_the_same_on_every_walk() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var registration = aRegistration(RegistrationStatus.UNCONFIRMED);
        RegistrationEvent last = registration.received().event();
        for (int i = 0; i < 20; i++) {
            var now = NOON.plus(Duration.ofDays(random.nextInt(20)));
            Decision<Registration, RegistrationEvent> decision =
                    random.nextBoolean()
                            ? registration.confirm(random.nextBoolean(), now)
                            : registration.tick(now);
            if (decision instanceof Made<Registration, RegistrationEvent> made) {
                registration = made.next();
                last = made.event();
            }
            assertThat(last.registration()).as("seed %d", seed).isEqualTo(registration.facts());
        }
    }

    @Test
    void nothing_prints_a_person_or_an_organization() {
        var registration = aRegistration(RegistrationStatus.UNCONFIRMED);
        assertThat(
                        List.of(
                                        registration,
                                        registration.focalPoint(),
                                        registration.delegates(),
                                        registration.organization(),
                                        registration.received().others())
                                .toString())
                .doesNotContain("Malinee", "malinee@", "Reef", "captions");
    }

    private static Made<Registration, RegistrationEvent> made(
            Decision<Registration, RegistrationEvent> decision) {
        return (Made<Registration, RegistrationEvent>) decision;
    }

    private static Registration aRegistration(RegistrationStatus status) {
        var person =
                new Person("Malinee", "Srisuwan", "malinee@example.org", new LanguageTag("en"));
        var colleague = new Person("Anan", "Chai", "anan@example.org", new LanguageTag("en"));
        var consultation = new ConsultationId("c1");
        return new Registration(
                new RegistrationId("r1"),
                new RegistrationReference("TAL-2345-6789"),
                new ReviewId("review"),
                status,
                new RegisteredOrganization(
                        "Reef Watchers Union",
                        null,
                        new StakeholderType("civil_society"),
                        new CountryCode("TH"),
                        null,
                        null,
                        null),
                person,
                List.of(
                        new Delegate("d1", person, List.of(consultation), true, "captions"),
                        new Delegate("d2", colleague, List.of(consultation), false, null)),
                List.of(consultation),
                Visibility.PUBLIC,
                1,
                Map.of(),
                new Consents(true, true, true, false),
                status == RegistrationStatus.UNCONFIRMED ? new Nonce("n") : null,
                NOON.plus(PATIENCE),
                NOON,
                List.of(),
                List.of());
    }
}
