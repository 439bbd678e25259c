package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.notification.notice.Notice;
import org.talanoa.notification.notice.NoticeStore;

@NotificationTest
class DecisionMailTest {
    private static final LocalTime ELEVEN = LocalTime.of(11, 0);

    private final Inbox inbox = Inbox.shared();
    private final NoticeStore notices;
    private final MongoDatabase database;

    @Autowired
    DecisionMailTest(NoticeStore notices, MongoDatabase database) {
        this.notices = notices;
        this.database = database;
    }

    @Test
    void an_approval_waits_for_its_words_and_goes_in_one_mail_with_the_seat() {
        var given = Given.registration("en").arrivesProven();
        var at = now();
        var consultation = SeatsOf.reviewOf(given);
        consultation.consultationArrives(1, ELEVEN);
        given.approvalArrives(3, at, List.of());
        await().untilAsserted(() -> assertThat(notices.waitingFor(given.focalPoint())).hasSize(1));
        given.contactArrives(3, at, "Fits the review.");
        consultation.seatArrives(1, given, SeatState.CONFIRMED, SeatEvent.Confirmed::new);
        var mail = inbox.awaitTo(given.email());
        assertThat(mail.subject()).isEqualTo("Approved: " + given.organization());
        assertThat(mail.text())
                .contains("> Fits the review.", "You have a seat")
                .contains("15 December 2027, 11:00 to 14:00 in Bangkok (UTC+7)");
        assertThat(mail.link()).isEqualTo("http://localhost:8080/access");
        assertThat(mail.calendars()).hasSize(1);
        assertThat(mail.calendars().getFirst())
                .contains("method=PUBLISH", "METHOD:PUBLISH", "SEQUENCE:1")
                .contains("consultation-3.ics");
    }

    @Test
    void a_seat_that_is_heard_of_before_its_registration_is_told_then() {
        var given = Given.registration("en");
        var consultation = SeatsOf.reviewOf(given);
        consultation.seatArrives(1, given, SeatState.OFFERED, SeatEvent.Offered::new);
        await().until(() -> count("reasons", "registration", given.id().value()) == 1);
        consultation.consultationArrives(1, ELEVEN);
        given.arrivesProven();
        var mail = inbox.awaitTo(given.email());
        assertThat(mail.subject()).isEqualTo("A seat is kept for you: Consultation on safe routes");
        assertThat(mail.link()).startsWith("http://localhost:8080/access?token=");
        assertThat(mail.calendars()).isEmpty();
        await().until(() -> count("reasons", "registration", given.id().value()) == 0);
    }

    @Test
    void a_delegate_is_told_who_named_them() {
        var given = Given.registration("en").arrivesProven();
        given.approvalArrives(3, now(), List.of(given.delegate()));
        var mail = inbox.awaitTo(given.otherDelegateArrives());
        assertThat(mail.subject()).isEqualTo("You are a delegate of " + given.organization());
        assertThat(mail.text()).contains("gave this address for you");
    }

    @Test
    void a_delegate_without_an_address_of_their_own_is_not_waited_for_endlessly() {
        var given = Given.registration("en").arrivesProven();
        var before = now().minus(Duration.ofHours(2));
        given.approvalArrives(3, before, List.of(given.delegate()));
        var notice = Notice.idOf("named", given.delegate(), Template.DELEGATE_NAMED);
        await().until(() -> notices.find(notice).isPresent());
        await().untilAsserted(() -> assertThat(notices.waitingFor(given.delegate())).isEmpty());
        assertThat(count("mails", "state.contact", given.delegate().value())).isZero();
    }

    @Test
    void who_holds_or_awaits_a_seat_learns_what_changed_and_who_gave_it_up_does_not() {
        var holder = Given.registration("en").arrivesProven();
        var waiting = Given.registration("en").inReviewOf(holder).arrivesProven();
        var gone = Given.registration("en").inReviewOf(holder).arrivesProven();
        var consultation = SeatsOf.reviewOf(holder);
        consultation.consultationArrives(1, ELEVEN);
        consultation.seatArrives(1, holder, SeatState.CONFIRMED, SeatEvent.Republished::new);
        consultation.seatArrives(2, waiting, SeatState.WAITLISTED, SeatEvent.Republished::new);
        consultation.seatArrives(3, gone, SeatState.RELEASED, SeatEvent.Released::new);
        await().until(() ->
                count("seats", "state.consultation", consultation.consultation().value()) == 3);
        consultation.changeArrives(2, LocalTime.of(15, 0), "The hall is closed.");
        var mail = inbox.awaitTo(holder.email());
        assertThat(mail.subject()).isEqualTo("Changed: Consultation on safe routes");
        assertThat(mail.text()).contains("15:00 to 18:00", "> The hall is closed.");
        assertThat(mail.calendars().getFirst()).contains("SEQUENCE:2", "T150000");
        assertThat(inbox.awaitTo(waiting.email()).calendars()).isEmpty();
        assertThat(inbox.to(gone.email())).isEmpty();
    }

    @Test
    void who_lost_the_seat_by_the_cancellation_learns_why_even_if_the_loss_is_heard_of_first() {
        var holder = Given.registration("en").arrivesProven();
        var consultation = SeatsOf.reviewOf(holder);
        consultation.consultationArrives(1, ELEVEN);
        var cancelled = now();
        consultation.seatArrives(1, holder, SeatState.RELEASED, SeatEvent.Released::new);
        await().until(() ->
                count("seats", "state.consultation", consultation.consultation().value()) == 1);
        consultation.cancellationArrives(2, "A storm is coming.", cancelled);
        var mail = inbox.awaitTo(holder.email());
        assertThat(mail.subject()).isEqualTo("Cancelled: Consultation on safe routes");
        assertThat(mail.text()).contains("> A storm is coming.");
    }

    @Test
    void who_has_a_seat_of_which_we_hear_after_the_cancellation_learns_of_it_all_the_same() {
        var holder = Given.registration("en").arrivesProven();
        var since = now().minus(Duration.ofHours(1));
        var consultation = SeatsOf.reviewOf(holder);
        consultation.consultationArrives(1, ELEVEN);
        consultation.cancellationArrives(2, "A storm is coming.", now());
        awaitAnnounced(consultation);
        var toldOnceMore = Given.registration("en").inReviewOf(holder).arrivesProven();
        consultation.seatArrives(
                1, toldOnceMore, SeatState.CONFIRMED, SeatEvent.Republished::new, since);
        consultation.seatArrives(2, holder, SeatState.CONFIRMED, SeatEvent.Confirmed::new, since);
        assertThat(inbox.awaitTo(holder.email()).subject())
                .isEqualTo("Cancelled: Consultation on safe routes");
        assertThat(inbox.to(toldOnceMore.email())).isEmpty();
    }

    @Test
    void of_a_change_learns_who_had_the_seat_before_it_and_not_who_got_it_after() {
        var before = Given.registration("en").arrivesProven();
        var after = Given.registration("en").inReviewOf(before).arrivesProven();
        var since = now().minus(Duration.ofHours(1));
        var consultation = SeatsOf.reviewOf(before);
        consultation.consultationArrives(1, ELEVEN);
        consultation.changeArrives(2, LocalTime.of(15, 0), "The hall is closed.");
        awaitAnnounced(consultation);
        consultation.seatArrives(1, before, SeatState.WAITLISTED, SeatEvent.Waitlisted::new, since);
        consultation.seatArrives(2, after, SeatState.WAITLISTED, SeatEvent.Waitlisted::new);
        assertThat(inbox.awaitTo(before.email()).text()).contains("> The hall is closed.");
        assertThat(inbox.awaitTo(after.email()).text()).doesNotContain("The hall is closed.");
    }

    private void awaitAnnounced(SeatsOf seats) {
        await().until(() ->
                count("announcements", "consultation", seats.consultation().value()) == 1);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private long count(String collection, String field, String value) {
        return database.getCollection(collection).countDocuments(Filters.eq(field, value));
    }
}
