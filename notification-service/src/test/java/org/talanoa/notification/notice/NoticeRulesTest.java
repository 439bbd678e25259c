package org.talanoa.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.event.Fact;
import org.talanoa.notification.Given;
import org.talanoa.notification.registration.KnownRegistration;

class NoticeRulesTest {
    private static final Instant NOON = Instant.parse("2027-11-02T12:00:00Z");
    private final Given given = Given.registration("en");

    @Test
    void a_received_registration_calls_for_the_confirmation_of_the_address() {
        var notice = onlyFor(fact(given.received()));
        assertThat(notice.template()).isEqualTo(Template.CONFIRM_ADDRESS);
        assertThat(notice.contact()).isEqualTo(given.focalPoint());
        assertThat(notice.nonce()).isEqualTo(given.nonce());
        assertThat(notice.validUntil()).isEqualTo(NOON.plus(Duration.ofDays(14)));
    }

    @Test
    void a_form_that_comes_again_calls_for_a_word_about_what_exists() {
        var existing = Given.registration("en");
        var again = new RegistrationEvent.ReceivedAgain(given.facts(), existing.facts(NOON));
        var notice = onlyFor(fact(again));
        assertThat(notice.template()).isEqualTo(Template.ALREADY_REGISTERED);
        assertThat(notice.contact()).isEqualTo(existing.focalPoint());
        assertThat(notice.registration()).isEqualTo(existing.id());
        assertThat(notice.reference()).isEqualTo(existing.facts().reference());
        assertThat(notice.review()).isEqualTo(existing.review());
        assertThat(notice.nonce()).isNull();
        assertThat(notice.validUntil()).isEqualTo(NOON.plus(Duration.ofDays(14)));
    }

    @Test
    void forms_that_come_again_within_a_quarter_of_an_hour_call_for_one_word() {
        var existing = Given.registration("en").facts(NOON);
        var again = new RegistrationEvent.ReceivedAgain(given.facts(), existing);
        var another =
                new RegistrationEvent.ReceivedAgain(Given.registration("en").facts(), existing);
        var first = onlyFor(factAt(NOON, again)).id();
        assertThat(onlyFor(factAt(NOON.plusSeconds(899), another)).id()).isEqualTo(first);
        assertThat(onlyFor(factAt(NOON.plusSeconds(900), another)).id()).isNotEqualTo(first);
    }

    @Test
    void the_same_event_makes_the_same_notice() {
        assertThat(onlyFor(fact(given.received()))).isEqualTo(onlyFor(fact(given.received())));
    }

    @Test
    void a_proven_address_gets_a_receipt() {
        var notice = onlyFor(fact(new RegistrationEvent.Confirmed(given.facts(NOON))));
        assertThat(notice.template()).isEqualTo(Template.RECEIPT);
        assertThat(notice.contact()).isEqualTo(given.focalPoint());
    }

    @Test
    void an_approval_is_told_with_its_words_and_to_each_delegate() {
        var one = new ContactId(given.id() + ".one");
        var two = new ContactId(given.id() + ".two");
        var facts = given.decided(RegistrationStatus.APPROVED, NOON, List.of(one, two));
        var approval = fact(new RegistrationEvent.Approved(facts));
        var notices = NoticeRules.noticesFor(approval);
        assertThat(notices)
                .extracting(Notice::contact, Notice::template)
                .containsExactly(
                        tuple(given.focalPoint(), Template.REGISTRATION_APPROVED),
                        tuple(one, Template.DELEGATE_NAMED),
                        tuple(two, Template.DELEGATE_NAMED));
        assertThat(notices.getFirst().decision()).isEqualTo(new Notice.Decision(1, NOON));
        // Whoever is named later learns it then, and nobody twice.
        var changed = factAt(NOON.plusSeconds(9), new RegistrationEvent.Changed(facts));
        assertThat(NoticeRules.noticesFor(changed))
                .extracting(Notice::id)
                .containsExactly(notices.get(1).id(), notices.get(2).id());
    }

    @Test
    void what_was_declined_or_withdrawn_is_told() {
        var facts = given.decided(RegistrationStatus.DECLINED, NOON, List.of());
        var declined = onlyFor(fact(new RegistrationEvent.Declined(facts)));
        assertThat(declined.template()).isEqualTo(Template.REGISTRATION_DECLINED);
        assertThat(declined.decision()).isNotNull();
        assertThat(onlyFor(fact(new RegistrationEvent.Withdrawn(facts))).template())
                .isEqualTo(Template.REGISTRATION_WITHDRAWN);
    }

    @Test
    void an_address_that_nobody_has_proven_gets_no_second_mail() {
        var facts = given.facts();
        for (var event :
                List.of(
                        new RegistrationEvent.Withdrawn(facts),
                        new RegistrationEvent.Lapsed(facts),
                        new RegistrationEvent.Changed(facts),
                        new RegistrationEvent.Republished(facts))) {
            assertThat(NoticeRules.noticesFor(fact(event))).isEmpty();
        }
    }

    @Test
    void an_offer_is_worth_telling_as_long_as_it_can_be_taken() {
        var ends = NOON.plus(Duration.ofHours(24));
        var about = new Notice.About(new ConsultationId("c"), SeatState.OFFERED, ends, null);
        var reason =
                Reason.of("c:7", Template.SEAT_OFFERED, NOON, given.review(), given.id(), about);
        var known = new KnownRegistration(given.facts().reference(), true, given.focalPoint());
        assertThat(reason.noticeTo(given.focalPoint(), known).validUntil()).isEqualTo(ends);
    }

    @Test
    void of_seats_what_others_did_is_told() {
        var seat =
                new SeatFacts(
                        new ConsultationId("c"),
                        given.review(),
                        given.id(),
                        SeatState.RELEASED,
                        NOON,
                        null,
                        new SeatFacts.Totals(3, 0, 0, 0));
        assertThat(NoticeRules.templateFor(new SeatEvent.Released(seat))).isEmpty();
        assertThat(NoticeRules.templateFor(new SeatEvent.Republished(seat))).isEmpty();
        assertThat(NoticeRules.templateFor(new SeatEvent.Expired(seat)))
                .contains(Template.SEAT_OFFER_EXPIRED);
    }

    private static Notice onlyFor(Fact<RegistrationEvent> fact) {
        var notices = NoticeRules.noticesFor(fact);
        assertThat(notices).hasSize(1);
        return notices.getFirst();
    }

    private Fact<RegistrationEvent> fact(RegistrationEvent event) {
        return factAt(NOON, event);
    }

    private Fact<RegistrationEvent> factAt(Instant time, RegistrationEvent event) {
        return new Fact<>(given.id() + ":1", given.id().value(), 1, time, event);
    }
}
