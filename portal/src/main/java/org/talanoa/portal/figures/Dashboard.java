package org.talanoa.portal.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.review.Consultation;

/** The numbers of a review as dashboard-service tells them, as far as the console shows them. */
record Dashboard(
        Registrations registrations,
        List<Seats> seats,
        Recommendations recommendations,
        List<Covered> coverage,
        Decisions decisions,
        Instant asOf) {

    /** Days are those of UTC. */
    record Registrations(
            int total,
            Map<String, Integer> byStatus,
            Map<LocalDate, Integer> byDay,
            Map<LocalDate, Integer> approvedByDay,
            List<Registered> organizations) {}

    record Registered(String type, String subregion, String status, int organizations) {}

    record Seats(String consultationId, @Nullable Integer capacity, Map<String, Integer> byState) {
        int in(String state) {
            return byState.getOrDefault(state, 0);
        }
    }

    record Recommendations(int total, Map<String, Integer> byStatus) {}

    record Covered(int objective, String type, String subregion, int organizations) {}

    record Decisions(Waiting registrations, Offers seatOffers, Waiting points) {}

    record Waiting(int count, @Nullable Instant oldest) {}

    record Offers(int count, @Nullable Instant nextEnd) {}

    /** Of a review of which nothing was heard yet. */
    static Dashboard empty(Instant now) {
        var none = new Waiting(0, null);
        return new Dashboard(
                new Registrations(0, Map.of(), Map.of(), Map.of(), List.of()),
                List.of(),
                new Recommendations(0, Map.of()),
                List.of(),
                new Decisions(none, new Offers(0, null), none),
                now);
    }

    /** Without those of consultations that were cancelled, on which nobody will sit. */
    List<Seats> seatsToSitOn(List<Consultation> series) {
        var cancelled =
                series.stream().filter(Consultation::isCancelled).map(Consultation::id).toList();
        return seats.stream().filter(one -> !cancelled.contains(one.consultationId())).toList();
    }

    int registrations(String status) {
        return registrations.byStatus().getOrDefault(status, 0);
    }

    int points(String status) {
        return recommendations.byStatus().getOrDefault(status, 0);
    }
}
