package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
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
    private static final Instant LAPSES = NOON.plus(PATIENCE);
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
    void an_address_that_nobody_proves_in_time_ends_the_registration_and_forgets_its_people() {
        var registration = aRegistration(RegistrationStatus.UNCONFIRMED);
        assertThat(registration.tick(LAPSES.minusMillis(1)))
                .isEqualTo(Decision.quiet(registration));
        var lapsed = made(registration.tick(LAPSES));
        assertThat(lapsed.next().status()).isEqualTo(RegistrationStatus.WITHDRAWN);
        assertThat(lapsed.event()).isEqualTo(new RegistrationEvent.Lapsed(lapsed.next().facts()));
        assertThat(lapsed.next().dueAt()).contains(LAPSES);
        var forgotten = made(lapsed.next().tick(LAPSES));
        assertThat(forgotten.next().told()).isEqualTo(registration.told().withoutPeople());
        assertThat(forgotten.event())
                .isEqualTo(
                        new RegistrationEvent.ContactErased(
                                forgotten.next().facts(),
                                List.of(
                                        new ContactId("r1.focal-point"),
                                        new ContactId("r1.d1"),
                                        new ContactId("r1.d2"))));
        assertThat(forgotten.others())
                .hasSize(3)
                .allSatisfy(keyed -> assertThat(keyed.value()).isNull());
        assertThat(forgotten.next().history())
                .extracting(HistoryEntry::what)
                .containsExactly(HistoryEntry.What.LAPSED, HistoryEntry.What.ERASURE_BEGAN);
        assertThat(forgotten.next().tick(LAPSES)).isEqualTo(Decision.quiet(forgotten.next()));
    }

    @Test
    void one_that_is_withdrawn_forgets_its_people_in_time_unless_the_address_was_proven() {
        var unproven = aRegistration(RegistrationStatus.UNCONFIRMED);
        var withdrawn = made(unproven.withdraw(null, SECRETARIAT, NOON)).next();
        assertThat(withdrawn.dueAt()).contains(LAPSES);
        assertThat(made(withdrawn.tick(LAPSES)).next().focalPoint()).isNull();
        var proven = made(unproven.confirm(true, NOON)).next();
        assertThat(made(proven.withdraw(null, ORGANIZATION, NOON)).next().dueAt()).isEmpty();
    }

    @Test
    void what_lapsed_by_a_clock_that_was_ahead_stays_ended_and_nothing_else_ends_before_its_time() {
        var right = LAPSES.minus(Duration.ofDays(1));
        var registration = aRegistration(RegistrationStatus.UNCONFIRMED);
        var forgotten = made(made(registration.tick(LAPSES)).next().tick(LAPSES)).next();
        assertThat(forgotten.confirm(true, right))
                .isEqualTo(Decision.refused(RegistrationRefusal.WITHDRAWN));
        assertThat(forgotten.tick(right)).isEqualTo(Decision.quiet(forgotten));
        assertThat(forgotten.dueAt()).contains(LAPSES.plus(Duration.ofHours(1)));
        assertThat(registration.tick(right)).isEqualTo(Decision.quiet(registration));
        assertThat(registration.confirm(true, right)).isInstanceOf(Made.class);
    }

    @Test
    void only_another_organization_has_to_be_decided_on_again() {
        var approved = aRegistration(RegistrationStatus.APPROVED);
        var fewer = approved.told().without(approved.delegates().getLast());
        var made = made(approved.change(() -> fewer, ORGANIZATION, NOON));
        assertThat(made.event()).isEqualTo(new RegistrationEvent.Changed(made.next().facts()));
        assertThat(made.next().status()).isEqualTo(RegistrationStatus.APPROVED);
        var another = made(approved.change(() -> renamed(approved), ORGANIZATION, NOON)).next();
        assertThat(another.status()).isEqualTo(RegistrationStatus.UNDER_REVIEW);
        assertThat(another.standsFor()).isEqualTo(approved.standsFor());
    }

    @Test
    void what_changes_nothing_is_no_change() {
        var registration = aRegistration(RegistrationStatus.APPROVED);
        assertThat(registration.change(registration::told, ORGANIZATION, NOON))
                .isEqualTo(Decision.quiet(registration));
    }

    @Test
    void a_delegate_who_leaves_or_is_erased_is_taken_away_from_the_contacts() {
        var approved =
                made(aRegistration(RegistrationStatus.UNDER_REVIEW)
                                .decide(Verdict.APPROVE, null, SECRETARIAT, NOON))
                        .next();
        var fewer = approved.told().without(approved.delegates().getLast());
        assertThat(made(approved.change(() -> fewer, ORGANIZATION, NOON)).others())
                .contains(Decision.Keyed.tombstone(EventTopic.CONTACTS, new ContactId("r1.d2")));
        var erased = made(approved.eraseDelegate("d2", ORGANIZATION, NOON));
        assertThat(erased.event())
                .isEqualTo(
                        new RegistrationEvent.ContactErased(
                                erased.next().facts(), List.of(new ContactId("r1.d2"))));
        assertThat(erased.others())
                .contains(Decision.Keyed.tombstone(EventTopic.CONTACTS, new ContactId("r1.d2")));
        assertThat(erased.next().focalPoint()).isNotNull();
        assertThat(erased.next().eraseDelegate("d2", ORGANIZATION, NOON))
                .isEqualTo(Decision.quiet(erased.next()));
        assertThat(approved.eraseDelegate("d9", ORGANIZATION, NOON))
                .isEqualTo(Decision.refused(RegistrationRefusal.DELEGATE_UNKNOWN));
    }

    @Test
    void who_is_erased_leaves_nothing_but_graves_and_the_tombstones_go_out_three_times() {
        var declined =
                made(aRegistration(RegistrationStatus.UNDER_REVIEW)
                                .decide(Verdict.DECLINE, "Malinee knows", SECRETARIAT, NOON))
                        .next();
        var erased = made(declined.erase(ORGANIZATION, NOON)).next();
        assertThat(erased.told()).isEqualTo(declined.told().withoutPeople());
        assertThat(erased.history()).extracting(HistoryEntry::reason).containsOnlyNulls();
        assertThat(erased.status()).isEqualTo(RegistrationStatus.WITHDRAWN);
        assertThat(erased.dueAt()).contains(NOON.plus(Duration.ofHours(1)));
        var anHourLater = made(erased.tick(NOON.plus(Duration.ofHours(1))));
        assertThat(anHourLater.event()).isInstanceOf(RegistrationEvent.Republished.class);
        assertThat(anHourLater.others())
                .hasSize(3)
                .allSatisfy(keyed -> assertThat(keyed.value()).isNull());
        var aDayLater = made(anHourLater.next().tick(NOON.plus(Duration.ofDays(1))));
        assertThat(aDayLater.others()).hasSize(3);
        assertThat(aDayLater.next().dueAt()).isEmpty();
    }

    @Test
    void it_is_erased_everywhere_when_the_last_one_is() {
        var erased =
                made(aRegistration(RegistrationStatus.UNDER_REVIEW).erase(ORGANIZATION, NOON))
                        .next();
        for (var person : List.of("focal-point", "d1")) {
            erased = quietly(erased.scrubbed(new ContactId("r1." + person), NOON));
            assertThat(erased.history().getLast().what())
                    .isEqualTo(HistoryEntry.What.ERASURE_BEGAN);
        }
        erased = quietly(erased.scrubbed(new ContactId("r1.d2"), NOON));
        assertThat(erased.history().getLast().what())
                .isEqualTo(HistoryEntry.What.ERASED_EVERYWHERE);
        assertThat(erased.scrubbed(new ContactId("r1.d2"), NOON)).isEqualTo(Decision.quiet(erased));
    }

    @Test
    void nothing_prints_a_person_or_an_organization() {
        var registration = aRegistration(RegistrationStatus.UNCONFIRMED);
        assertThat(
                        List.of(
                                        registration,
                                        registration.told(),
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

    private static Registration quietly(Decision<Registration, RegistrationEvent> decision) {
        return ((Decision.Quiet<Registration, RegistrationEvent>) decision).next();
    }

    private static Told renamed(Registration registration) {
        var told = registration.told();
        var old = told.organization();
        return new Told(
                new RegisteredOrganization(
                        old.name() + " International",
                        old.acronym(),
                        old.type(),
                        old.country(),
                        old.subregion(),
                        old.website(),
                        old.directoryId()),
                told.focalPoint(),
                told.delegates(),
                told.consultations(),
                told.visibility(),
                told.formVersion(),
                told.answers(),
                told.consents());
    }

    static Registration aRegistration(RegistrationStatus status) {
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
