package org.talanoa.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.kit.document.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.notice.MailEvent;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.document.Decision.Quiet;
import org.talanoa.kit.document.Decision.Refused;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.notification.contact.Standing;
import org.talanoa.notification.notice.Notice;

class MailTest {
    private static final Instant NOON = Instant.parse("2027-11-02T12:00:00Z");
    static final Instant OFFER_ENDS = Instant.parse("2027-11-03T10:30:00Z");
    private static final int US = 1;
    private static final int OTHERS = 2;

    @Test
    void a_queued_mail_is_claimed_by_one_instance_only() {
        var held = next(queued().claim(US, NOON));
        assertThat(held.state()).isEqualTo(NoticeState.SENDING);
        assertThat(held.attempts()).isEqualTo(1);
        assertThat(held.claim(OTHERS, NOON.plusSeconds(60)))
                .isEqualTo(refused(Mail.Refusal.NOT_DUE));
        assertThat(held.failed(OTHERS, "550")).isEqualTo(refused(Mail.Refusal.NOT_YOURS));
    }

    @Test
    void when_a_lease_has_ended_another_instance_takes_over() {
        var held = next(queued().claim(US, NOON));
        var taken = next(held.claim(OTHERS, NOON.plus(Mail.LEASE)));
        assertThat(taken.sender()).isEqualTo(OTHERS);
        assertThat(taken.deferred(US, "451", NOON)).isEqualTo(refused(Mail.Refusal.NOT_YOURS));
    }

    @Test
    void what_was_put_off_by_a_clock_a_day_ahead_is_due_when_the_clock_is_right_again() {
        var tomorrow = NOON.plus(Duration.ofDays(1));
        var held = next(queued().claim(US, tomorrow));
        assertThat(next(held.claim(OTHERS, NOON)).sender()).isEqualTo(OTHERS);
        var waiting = next(held.deferred(US, "451 4.7.1", tomorrow.plusSeconds(4)));
        assertThat(waiting.untilLookedAt(US, NOON)).isZero();
        assertThat(next(waiting.claim(US, NOON)).state()).isEqualTo(NoticeState.SENDING);
    }

    @Test
    void what_an_instance_holds_itself_it_takes_up_again_at_once() {
        var held = next(queued().claim(US, NOON));
        assertThat(held.untilLookedAt(US, NOON)).isZero();
        assertThat(held.untilLookedAt(OTHERS, NOON)).isEqualTo(Mail.LEASE);
        assertThat(next(held.claim(US, NOON)).attempts()).isEqualTo(2);
    }

    @Test
    void what_was_taken_by_the_server_is_sent_whoever_holds_the_lease() {
        var held = next(queued().claim(US, NOON));
        var taken = next(held.claim(OTHERS, NOON.plus(Mail.LEASE)));
        assertThat(next(taken.sent()).state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void a_mail_that_is_put_off_waits_until_it_is_due() {
        var again = NOON.plusSeconds(30);
        var waiting = next(next(queued().claim(US, NOON)).deferred(US, "451 4.7.1", again));
        assertThat(waiting.state()).isEqualTo(NoticeState.RETRYING);
        assertThat(waiting.claim(US, again.minusMillis(1)))
                .isEqualTo(refused(Mail.Refusal.NOT_DUE));
        assertThat(next(waiting.claim(OTHERS, again)).state()).isEqualTo(NoticeState.SENDING);
    }

    @Test
    void what_would_come_too_late_is_not_tried_again() {
        var held = next(queued().claim(US, NOON));
        var after = held.deferred(US, "451", held.validUntil().plusMillis(1));
        assertThat(next(after).state()).isEqualTo(NoticeState.FAILED);
    }

    @Test
    void a_mail_that_nobody_could_send_in_time_is_missed() {
        var late = queued().validUntil().plusMillis(1);
        assertThat(next(queued().claim(US, late)).state()).isEqualTo(NoticeState.MISSED);
    }

    @Test
    void a_mail_that_has_ended_stays_as_it_is() {
        var sent = next(next(queued().claim(US, NOON)).sent());
        assertThat(sent.claim(US, NOON)).isEqualTo(refused(Mail.Refusal.ENDED));
        assertThat(sent.failed(US, "550")).isEqualTo(refused(Mail.Refusal.ENDED));
        assertThat(sent.sent()).isEqualTo(refused(Mail.Refusal.ENDED));
    }

    @Test
    void what_comes_in_the_same_burst_goes_along() {
        var later = NOON.plusSeconds(10);
        var seat = notice(Template.SEAT_CONFIRMED);
        var mail = Mail.queued(new MailId("m"), seat, NOON, later).next();
        var approval = notice(Template.REGISTRATION_APPROVED);
        var both = next(mail.with(approval));
        assertThat(both.notices()).containsExactly(seat.id(), approval.id());
        assertThat(both.template()).isEqualTo(Template.REGISTRATION_APPROVED);
        assertThat(both.dueAt()).isEqualTo(later);
        assertThat(next(both.with(approval))).isEqualTo(both);
        var held = next(both.claim(US, later));
        assertThat(held.with(notice(Template.SEAT_OFFERED)))
                .isEqualTo(refused(Mail.Refusal.ON_ITS_WAY));
    }

    @Test
    void nothing_goes_along_with_a_mail_that_leaves_at_once() {
        assertThat(queued().with(notice(Template.SEAT_CONFIRMED)))
                .isEqualTo(refused(Mail.Refusal.ON_ITS_WAY));
    }

    @Test
    void what_waits_can_be_cancelled_and_what_is_being_handed_over_when_its_lease_has_ended() {
        assertThat(next(queued().cancelled(NOON)).state()).isEqualTo(NoticeState.CANCELLED);
        var held = next(queued().claim(US, NOON));
        assertThat(held.cancelled(NOON.plusSeconds(60)))
                .isEqualTo(refused(Mail.Refusal.ON_ITS_WAY));
        var after = NOON.plus(Mail.LEASE);
        assertThat(next(held.cancelled(after)).state()).isEqualTo(NoticeState.CANCELLED);
        assertThat(next(held.sent()).cancelled(after)).isEqualTo(refused(Mail.Refusal.ENDED));
    }

    @Test
    void a_last_mail_keeps_its_address_until_it_ends() {
        var reader = new LastReader("a@example.org", new LanguageTag("en"), "Lagoon Voices");
        var of =
                new Standing(
                        new ContactId("r.p"),
                        new RegistrationId("r"),
                        new ReviewId("review"),
                        ContactRecord.Role.DELEGATE);
        var draft = Mail.last(new MailId("m"), of, reader, NOON).next();
        var hour = NOON.plus(Duration.ofHours(1));
        assertThat(next(draft.claim(US, hour)).state()).isEqualTo(NoticeState.CANCELLED);
        var released = next(draft.released(NOON));
        var held = next(released.claim(US, NOON));
        assertThat(held.last()).isEqualTo(reader);
        assertThat(held.toString()).doesNotContain("a@example.org");
        assertThat(next(held.sent()).last()).isNull();
        assertThat(next(held.failed(US, "550")).last()).isNull();
    }

    @RepeatedTest(50)
    void what_its_events_tell_is_what_it_is() {
        var chance = new Random();
        var made = Mail.queued(new MailId("m"), notice(), NOON, NOON);
        var mail = made.next();
        var told = made.event().mail();
        var now = NOON;
        for (int step = 0; step < 60; step++) {
            now = now.plus(Duration.ofMinutes(chance.nextInt(600)));
            switch (anything(mail, now, chance)) {
                case Made<Mail, MailEvent>(var next, var event, var _) -> {
                    mail = next;
                    told = event.mail();
                    assertThat(told).isEqualTo(mail.facts());
                }
                case Quiet<Mail, MailEvent>(var next) -> mail = next;
                case Refused<Mail, MailEvent> _ -> {}
            }
            assertThat(mail.isEnded()).isEqualTo(isEnd(mail.state()));
            assertThat(mail.sender() != null).isEqualTo(mail.state() == NoticeState.SENDING);
            if (mail.isEnded()) assertThat(told).isEqualTo(mail.facts());
        }
    }

    private static Decision<Mail, MailEvent> anything(Mail mail, Instant now, Random chance) {
        int who = chance.nextBoolean() ? US : OTHERS;
        return switch (chance.nextInt(10)) {
            case 0 -> mail.sent();
            case 8 -> chance.nextInt(5) > 0 ? mail.claim(who, now) : mail.cancelled(now);
            case 1 -> mail.failed(who, "550");
            case 2, 3, 4 -> mail.deferred(who, "451", now.plusSeconds(60));
            default -> mail.claim(who, now);
        };
    }

    private static boolean isEnd(NoticeState state) {
        return switch (state) {
            case SENT, FAILED, MISSED, CANCELLED -> true;
            default -> false;
        };
    }

    private static Mail next(Decision<Mail, MailEvent> decision) {
        return switch (decision) {
            case Made<Mail, MailEvent>(var next, var _, var _) -> next;
            case Quiet<Mail, MailEvent>(var next) -> next;
            case Refused<Mail, MailEvent>(var why) -> throw new AssertionError(why);
        };
    }

    private static Mail queued() {
        return Mail.queued(new MailId("m"), notice(), NOON, NOON).next();
    }

    static Notice notice() {
        return notice(Template.CONFIRM_ADDRESS);
    }

    static Notice notice(Template template) {
        var words = new Notice.Decision(3, NOON);
        var about =
                new Notice.About(
                        new ConsultationId("consultation"),
                        SeatState.CONFIRMED,
                        template == Template.SEAT_OFFERED ? OFFER_ENDS : null,
                        LocalizedText.of(Map.of("en", "The hall is closed.")));
        var name = template.name();
        return new Notice(
                new NoticeId("r:1:r.p:" + template),
                new ContactId("r.p"),
                template,
                NOON,
                new ReviewId("review"),
                new RegistrationId("r"),
                new RegistrationReference("TAL-7K2P-QX4M"),
                InstallationKey.newNonce(),
                name.endsWith("APPROVED") || name.endsWith("DECLINED") ? words : null,
                name.startsWith("SEAT") || name.startsWith("CONSULTATION") ? about : null);
    }
}
