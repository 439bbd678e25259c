package org.talanoa.registration.registration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.ListPage;
import org.talanoa.registration.PlainWords;
import org.talanoa.registration.seat.SeatLookup.Entries;

/**
 * What a list of registrations is narrowed to, by the names of the API's parameters. Days are those
 * of UTC.
 *
 * @param reviewId null for all reviews, and likewise the others
 * @param status any of these
 * @param subregion {@code other} for countries that lie in none of the region
 * @param consultationId in which a seat is wished
 * @param seatState of the seat in that consultation, wished or not; without one, in any
 * @param decidedUntil the last day on which the secretariat decided
 * @param q beginnings of words of the organization's name, of its acronym or of the reference, all
 *     of which must be found; case and accents don't matter
 */
record WantedRegistrations(
        @Nullable ReviewId reviewId,
        @Nullable List<RegistrationStatus> status,
        @Nullable StakeholderType type,
        @Nullable CountryCode country,
        @Nullable SubregionCode subregion,
        @Nullable ConsultationId consultationId,
        @Nullable SeatState seatState,
        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate submittedFrom,
        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate submittedUntil,
        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate decidedUntil,
        @Nullable String q) {
    private static final String ELSEWHERE = "other";

    /** What still wants the seat that it wished, as the dashboard counts it. */
    private static final List<String> STANDING =
            List.of(
                    RegistrationStatus.UNCONFIRMED.name(),
                    RegistrationStatus.UNDER_REVIEW.name(),
                    RegistrationStatus.APPROVED.name());

    private static final Bson NOTHING = exists("_id", false);

    /**
     * What must be true of them.
     *
     * @param ledgers of the consultations that are looked at, where a state of seats is wanted
     */
    Bson filter(List<Entries> ledgers) {
        var filters = new ArrayList<Bson>();
        if (reviewId != null) filters.add(eq("state.review", reviewId));
        if (status != null && !status.isEmpty()) filters.add(in("state.status", names(status)));
        if (type != null) filters.add(eq("state.organization.type", type));
        if (country != null) filters.add(eq("state.organization.country", country));
        if (subregion != null) filters.add(liesIn(subregion));
        if (seatState != null) filters.add(hasSeat(seatState, ledgers));
        else if (consultationId != null) filters.add(wishes(consultationId));
        if (submittedFrom != null) {
            filters.add(gte(RegistrationStore.SUBMITTED, beginOf(submittedFrom)));
        }
        if (submittedUntil != null) {
            filters.add(lt(RegistrationStore.SUBMITTED, endOf(submittedUntil)));
        }
        if (decidedUntil != null) filters.add(decidedBefore(endOf(decidedUntil)));
        if (q != null && !q.isBlank()) filters.add(PlainWords.allBegin(RegistrationStore.WORDS, q));
        return filters.isEmpty() ? new Document() : and(filters);
    }

    private static List<String> names(List<RegistrationStatus> wanted) {
        return wanted.stream().map(RegistrationStatus::name).toList();
    }

    private static Bson liesIn(SubregionCode subregion) {
        return subregion.value().equals(ELSEWHERE)
                ? exists("state.organization.subregion", false)
                : eq("state.organization.subregion", subregion);
    }

    private static Bson wishes(ConsultationId consultation) {
        return eq("state.consultations", consultation);
    }

    private static Bson hasSeat(SeatState state, List<Entries> ledgers) {
        var each = ledgers.stream().map(ledger -> hasSeat(state, ledger)).toList();
        return each.isEmpty() ? NOTHING : or(each);
    }

    /** A ledger knows no seat that is only asked for: this is a wish that it has not settled. */
    private static Bson hasSeat(SeatState state, Entries ledger) {
        return state == SeatState.REQUESTED
                ? and(
                        wishes(ledger.consultation()),
                        in("state.status", STANDING),
                        nin("_id", ledger.all()))
                : in("_id", ledger.in(state));
    }

    private static Bson decidedBefore(Instant end) {
        var decided =
                in("what", HistoryEntry.What.APPROVED.name(), HistoryEntry.What.DECLINED.name());
        return elemMatch("state.history", and(decided, lt("at", end)));
    }

    private static Instant beginOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant endOf(LocalDate day) {
        return beginOf(day.plusDays(1));
    }

    /** First in, first shown, unless another order is wanted. */
    static Bson order(ListPage.@Nullable Sort sort) {
        if (sort == null) return RegistrationStore.LONGEST_WAITING_FIRST;
        var fields = List.of(stored(sort.field()), "_id");
        return sort.descending() ? descending(fields) : ascending(fields);
    }

    private static String stored(String field) {
        return switch (field) {
            case "name" -> RegistrationStore.NAME;
            case "reference" -> "state.reference";
            case "status" -> "state.status";
            case "type", "country" -> "state.organization." + field;
            case "confirmedAt" -> RegistrationStore.WAITS_SINCE;
            default -> RegistrationStore.SUBMITTED;
        };
    }

    @Override
    public String toString() {
        return "WantedRegistrations[" + reviewId + ", " + status + "]";
    }
}
