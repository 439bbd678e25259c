package org.talanoa.dashboard.count;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.seat.SeatState;

/**
 * The numbers of a review, as the API answers them.
 *
 * @param seats of every consultation that is known, in the order of the series
 * @param coverage for the console, so that confidential contributions count too
 * @param asOf when this was put together
 */
public record Dashboard(
        Registrations registrations,
        List<Seats> seats,
        Recommendations recommendations,
        List<Covered> coverage,
        Notices notices,
        Decisions decisions,
        Instant asOf) {

    /**
     * Every accepted request, whatever its status.
     *
     * @param bySubregion {@code other} for countries that lie in none of the region
     * @param byDay the day it came in, in UTC
     * @param approvedByDay those that are approved, by the day of that decision, in UTC
     * @param organizations how many there are of a type in a subregion with a status
     */
    public record Registrations(
            int total,
            SortedMap<RegistrationStatus, Integer> byStatus,
            SortedMap<String, Integer> byType,
            SortedMap<String, Integer> bySubregion,
            SortedMap<String, Integer> byCountry,
            SortedMap<LocalDate, Integer> byDay,
            SortedMap<LocalDate, Integer> approvedByDay,
            List<Registered> organizations) {}

    /**
     * How many organizations of a kind asked to take part.
     *
     * @param subregion {@code other} as above
     */
    public record Registered(
            StakeholderType type, String subregion, RegistrationStatus status, int organizations) {}

    /**
     * Where organizations' seats stand.
     *
     * @param capacity as released; left out where there is no limit, or nothing was released
     * @param byState {@code REQUESTED} too for the wish of a registration that is neither declined
     *     nor withdrawn, while nothing else was heard of its seat
     */
    public record Seats(
            ConsultationId consultationId,
            @Nullable Integer capacity,
            SortedMap<SeatState, Integer> byState) {}

    /**
     * Points, whatever their kind and status.
     *
     * @param byObjective a point counts for each objective that it names
     */
    public record Recommendations(
            int total,
            SortedMap<PointStatus, Integer> byStatus,
            SortedMap<Integer, Integer> byObjective) {}

    /**
     * Who has spoken to an objective.
     *
     * @param subregion {@code other} as above
     * @param organizations registrations with a point that is not rejected, split or withdrawn
     */
    public record Covered(
            int objective, StakeholderType type, String subregion, int organizations) {}

    /**
     * Reasons to tell somebody something.
     *
     * @param byState each notice counts where the mail that carries it stands
     */
    public record Notices(SortedMap<NoticeState, Integer> byState) {}

    /**
     * What waits for somebody's decision.
     *
     * @param registrations under review, since their address was confirmed
     * @param seatOffers of consultations that take place
     * @param points received, since their submission came in
     */
    public record Decisions(Waiting registrations, Offers seatOffers, Waiting points) {}

    /**
     * What waits for the secretariat.
     *
     * @param oldest since when the first of them waits; null if none does
     */
    public record Waiting(int count, @Nullable Instant oldest) {
        static Waiting since(Tally<Instant> instants) {
            return new Waiting(
                    instants.total(), instants.first(Comparator.naturalOrder()).orElse(null));
        }
    }

    /**
     * Seats that are offered and not answered.
     *
     * @param nextEnd when the first of them ends; null if there is none
     */
    public record Offers(int count, @Nullable Instant nextEnd) {}
}
