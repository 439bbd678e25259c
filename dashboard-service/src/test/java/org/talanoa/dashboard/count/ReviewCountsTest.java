package org.talanoa.dashboard.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus.ACCEPTED;
import static org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus.RECEIVED;
import static org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus.REJECTED;
import static org.talanoa.contracts.registration.RegistrationStatus.APPROVED;
import static org.talanoa.contracts.registration.RegistrationStatus.DECLINED;
import static org.talanoa.contracts.registration.RegistrationStatus.UNCONFIRMED;
import static org.talanoa.contracts.registration.RegistrationStatus.UNDER_REVIEW;
import static org.talanoa.contracts.registration.RegistrationStatus.WITHDRAWN;
import static org.talanoa.contracts.seat.SeatState.CONFIRMED;
import static org.talanoa.contracts.seat.SeatState.EXPIRED;
import static org.talanoa.contracts.seat.SeatState.OFFERED;
import static org.talanoa.contracts.seat.SeatState.REQUESTED;
import static org.talanoa.contracts.seat.SeatState.WAITLISTED;
import static org.talanoa.dashboard.count.Given.MORNING;
import static org.talanoa.dashboard.count.Given.point;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.dashboard.count.Dashboard.Covered;
import org.talanoa.dashboard.count.Dashboard.Decisions;
import org.talanoa.dashboard.count.Dashboard.Offers;
import org.talanoa.dashboard.count.Dashboard.Registered;
import org.talanoa.dashboard.count.Dashboard.Seats;
import org.talanoa.dashboard.count.Dashboard.Waiting;

class ReviewCountsTest {
    private final Given given = new Given("review");
    private final ReviewCounts counts = new ReviewCounts(Clock.fixed(MORNING, ZoneOffset.UTC));

    @Test
    void a_registration_counts_where_its_newest_event_puts_it() {
        counts.on(given.registration("a", UNCONFIRMED), 1);
        counts.on(given.registration("a", UNDER_REVIEW), 2);
        counts.on(given.registration("b", UNCONFIRMED), 1);
        assertThat(counts.now().registrations().byStatus())
                .isEqualTo(Map.of(UNDER_REVIEW, 1, UNCONFIRMED, 1));
        assertThat(counts.now().registrations().total()).isEqualTo(2);
    }

    @Test
    void what_is_older_or_comes_again_changes_nothing() throws InterruptedException {
        counts.on(given.registration("a", UNDER_REVIEW), 2);
        var before = counts.after(0, Duration.ZERO).orElseThrow();
        counts.on(given.registration("a", UNCONFIRMED), 1);
        counts.on(given.registration("a", WITHDRAWN), 2);
        assertThat(counts.now()).isEqualTo(before.dashboard());
        assertThat(counts.after(before.revision(), Duration.ZERO)).isEmpty();
    }

    @Test
    void every_request_counts_by_type_country_subregion_and_day() {
        counts.on(
                given.registration(
                        "a",
                        DECLINED,
                        "academia",
                        "CH",
                        null,
                        Instant.parse("2027-01-19T23:59:59.999Z")),
                1);
        counts.on(given.registration("b", APPROVED), 1);
        var registrations = counts.now().registrations();
        assertThat(registrations.byType()).isEqualTo(Map.of("academia", 1, "civil_society", 1));
        assertThat(registrations.byCountry()).isEqualTo(Map.of("CH", 1, "TH", 1));
        assertThat(registrations.bySubregion()).isEqualTo(Map.of("other", 1, "sea", 1));
        assertThat(registrations.byDay())
                .isEqualTo(Map.of(LocalDate.of(2027, 1, 19), 1, LocalDate.of(2027, 1, 20), 1));
    }

    @Test
    void a_wish_for_a_seat_counts_until_the_registration_is_declined_or_withdrawn() {
        counts.on(given.consultation("second", 2), 1);
        counts.on(given.consultation("first", 1), 1);
        counts.on(given.registration("a", UNCONFIRMED, "media", "TH", "sea", MORNING, "second"), 1);
        counts.on(given.registration("b", DECLINED, "media", "TH", "sea", MORNING, "second"), 1);
        assertThat(counts.now().seats())
                .containsExactly(seats("first", Map.of()), seats("second", Map.of(REQUESTED, 1)));
        counts.on(given.registration("a", WITHDRAWN, "media", "TH", "sea", MORNING, "second"), 2);
        assertThat(counts.now().seats())
                .containsExactly(seats("first", Map.of()), seats("second", Map.of()));
    }

    @Test
    void a_seat_counts_where_its_newest_event_puts_it_and_a_wish_only_until_then() {
        counts.on(given.consultation("c", 1), 1);
        counts.on(given.seat("c", "a", WAITLISTED, null), 2);
        counts.on(given.registration("a", APPROVED, "media", "TH", "sea", MORNING, "c"), 1);
        counts.on(given.registration("b", APPROVED, "media", "TH", "sea", MORNING, "c"), 1);
        assertThat(counts.now().seats())
                .containsExactly(seats("c", Map.of(WAITLISTED, 1, REQUESTED, 1)));
        counts.on(given.seat("c", "b", CONFIRMED, null), 3);
        counts.on(given.seat("c", "a", CONFIRMED, null), 1);
        counts.on(given.registration("a", WITHDRAWN, "media", "TH", "sea", MORNING, "c"), 2);
        assertThat(counts.now().seats())
                .containsExactly(seats("c", Map.of(WAITLISTED, 1, CONFIRMED, 1)));
    }

    @Test
    void seats_of_a_consultation_that_was_not_released_have_no_known_capacity() {
        counts.on(given.seat("c", "a", CONFIRMED, null), 1);
        assertThat(counts.now().seats().getFirst().capacity()).isNull();
    }

    @Test
    void what_waits_for_a_decision_is_counted_with_what_waits_longest() {
        var later = MORNING.plusSeconds(60);
        counts.on(given.registration("a", UNDER_REVIEW, later, null), 2);
        counts.on(given.registration("b", UNDER_REVIEW, MORNING, null), 2);
        counts.on(given.submission("s", "a", point(RECEIVED, 4), point(REJECTED, 4)), 1);
        counts.on(given.seat("c", "a", OFFERED, later), 1);
        counts.on(given.seat("d", "a", OFFERED, MORNING), 1);
        assertThat(counts.now().decisions())
                .isEqualTo(
                        new Decisions(
                                new Waiting(2, MORNING),
                                new Offers(2, MORNING),
                                new Waiting(1, MORNING)));
        counts.on(given.registration("b", APPROVED, MORNING, later), 3);
        counts.on(given.submission("s", "a", point(ACCEPTED, 4), point(REJECTED, 4)), 2);
        counts.on(given.seat("d", "a", EXPIRED, null), 2);
        assertThat(counts.now().decisions())
                .isEqualTo(
                        new Decisions(
                                new Waiting(1, later), new Offers(1, later), new Waiting(0, null)));
    }

    @Test
    void nobody_need_answer_an_offer_of_a_consultation_that_was_cancelled() {
        var later = MORNING.plusSeconds(60);
        counts.on(given.consultation("c", 1), 1);
        counts.on(given.seat("c", "a", OFFERED, MORNING), 1);
        counts.on(given.seat("d", "a", OFFERED, later), 1);
        counts.on(given.consultation("c", 1, ConsultationStatus.CANCELLED), 2);
        assertThat(counts.now().decisions().seatOffers()).isEqualTo(new Offers(1, later));
        assertThat(counts.now().seats().getFirst().byState()).isEqualTo(Map.of(OFFERED, 1));
    }

    @Test
    void approvals_count_on_the_day_of_the_decision_while_they_stand() {
        var nextDay = MORNING.plus(Duration.ofDays(1));
        counts.on(given.registration("a", APPROVED, MORNING, nextDay), 3);
        assertThat(counts.now().registrations().approvedByDay())
                .isEqualTo(Map.of(LocalDate.parse("2027-01-21"), 1));
        assertThat(counts.now().registrations().organizations())
                .containsExactly(
                        new Registered(new StakeholderType("civil_society"), "sea", APPROVED, 1));
        counts.on(given.registration("a", WITHDRAWN, MORNING, nextDay), 4);
        assertThat(counts.now().registrations().approvedByDay()).isEmpty();
    }

    @Test
    void a_point_counts_by_its_status_and_for_each_objective_it_names() {
        counts.on(given.submission("s", "a", point(RECEIVED, 4, 8), point(ACCEPTED, 8)), 1);
        var recommendations = counts.now().recommendations();
        assertThat(recommendations.total()).isEqualTo(2);
        assertThat(recommendations.byStatus()).isEqualTo(Map.of(RECEIVED, 1, ACCEPTED, 1));
        assertThat(recommendations.byObjective()).isEqualTo(Map.of(4, 1, 8, 2));
    }

    @Test
    void coverage_counts_organizations_not_points_and_waits_for_their_registration() {
        counts.on(given.submission("s", "a", point(RECEIVED, 4), point(ACCEPTED, 4)), 1);
        counts.on(given.submission("t", "a", point(RECEIVED, 4), point(REJECTED, 9)), 1);
        assertThat(counts.now().coverage()).isEmpty();
        counts.on(given.registration("a", APPROVED), 3);
        counts.on(given.registration("b", APPROVED), 3);
        counts.on(given.submission("u", "b", point(RECEIVED, 4)), 1);
        assertThat(counts.now().coverage()).containsExactly(covered(4, "civil_society", "sea", 2));
        counts.on(given.registration("a", APPROVED, "media", "CH", null, MORNING), 4);
        counts.on(given.submission("u", "b", point(REJECTED, 4)), 2);
        assertThat(counts.now().coverage()).containsExactly(covered(4, "media", "other", 1));
    }

    @Test
    void each_notice_counts_where_its_mail_stands() {
        counts.on(given.mail("m", NoticeState.QUEUED, 2), 1);
        counts.on(given.mail("n", NoticeState.QUEUED, 1), 1);
        counts.on(given.mail("m", NoticeState.SENT, 2), 2);
        assertThat(counts.now().notices().byState())
                .isEqualTo(Map.of(NoticeState.QUEUED, 1, NoticeState.SENT, 2));
    }

    @Test
    void many_changes_are_told_at_once() throws InterruptedException {
        var first = counts.after(0, Duration.ZERO).orElseThrow();
        for (int i = 0; i < 100; i++) counts.on(given.registration("r" + i, UNCONFIRMED), 1);
        var second = counts.after(first.revision(), Duration.ZERO).orElseThrow();
        assertThat(second.dashboard().registrations().total()).isEqualTo(100);
        assertThat(counts.after(second.revision(), Duration.ZERO)).isEmpty();
    }

    private static Seats seats(String consultation, Map<SeatState, Integer> byState) {
        return new Seats(new ConsultationId(consultation), 2, new TreeMap<>(byState));
    }

    private static Covered covered(int objective, String type, String subregion, int many) {
        return new Covered(objective, new StakeholderType(type), subregion, many);
    }
}
