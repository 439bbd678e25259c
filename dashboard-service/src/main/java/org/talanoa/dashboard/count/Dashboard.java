package org.talanoa.dashboard.count;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.contracts.registration.RegistrationStatus;

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
        Instant asOf) {

    /**
     * Every accepted request, whatever its status.
     *
     * @param bySubregion {@code other} for countries that lie in none of the region
     * @param byDay the day it came in, in UTC
     */
    public record Registrations(
            int total,
            SortedMap<RegistrationStatus, Integer> byStatus,
            SortedMap<String, Integer> byType,
            SortedMap<String, Integer> bySubregion,
            SortedMap<String, Integer> byCountry,
            SortedMap<LocalDate, Integer> byDay) {}

    /**
     * Where an organization's seat stands. There is no ledger of seats yet: what is counted are the
     * wishes of registrations that are neither declined nor withdrawn, as {@code REQUESTED}.
     */
    public record Seats(ConsultationId consultationId, SortedMap<String, Integer> byState) {}

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
}
