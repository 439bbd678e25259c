package org.talanoa.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.kit.event.Fact;
import org.talanoa.notification.Given;

class NoticeRulesTest {
    private static final Instant NOON = Instant.parse("2027-11-02T12:00:00Z");
    private final Given given = Given.registration("en");

    @Test
    void a_received_registration_calls_for_the_confirmation_of_the_address() {
        var notice = NoticeRules.noticeFor(fact(given.received())).orElseThrow();
        assertThat(notice.template()).isEqualTo(Template.CONFIRM_ADDRESS);
        assertThat(notice.contact()).isEqualTo(given.focalPoint());
        assertThat(notice.nonce()).isEqualTo(given.nonce());
        assertThat(notice.validUntil()).isEqualTo(NOON.plus(Duration.ofDays(14)));
    }

    @Test
    void a_form_that_comes_again_calls_for_a_word_about_what_exists() {
        var existing = Given.registration("en");
        var again = new RegistrationEvent.ReceivedAgain(given.facts(), existing.facts(NOON));
        var notice = NoticeRules.noticeFor(fact(again)).orElseThrow();
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
        var first = NoticeRules.noticeFor(factAt(NOON, again)).orElseThrow().id();
        assertThat(NoticeRules.noticeFor(factAt(NOON.plusSeconds(899), another)))
                .hasValueSatisfying(notice -> assertThat(notice.id()).isEqualTo(first));
        assertThat(NoticeRules.noticeFor(factAt(NOON.plusSeconds(900), another)))
                .hasValueSatisfying(notice -> assertThat(notice.id()).isNotEqualTo(first));
    }

    @Test
    void the_same_event_makes_the_same_notice() {
        assertThat(NoticeRules.noticeFor(fact(given.received())))
                .isEqualTo(NoticeRules.noticeFor(fact(given.received())));
    }

    @Test
    void nothing_else_is_told_by_mail_yet() {
        var facts = given.facts();
        assertThat(NoticeRules.noticeFor(fact(new RegistrationEvent.Confirmed(facts)))).isEmpty();
        assertThat(NoticeRules.noticeFor(fact(new RegistrationEvent.Lapsed(facts)))).isEmpty();
        assertThat(NoticeRules.noticeFor(fact(new RegistrationEvent.Republished(facts)))).isEmpty();
    }

    private Fact<RegistrationEvent> fact(RegistrationEvent event) {
        return factAt(NOON, event);
    }

    private Fact<RegistrationEvent> factAt(Instant time, RegistrationEvent event) {
        return new Fact<>(given.id() + ":1", given.id().value(), 1, time, event);
    }
}
