package org.talanoa.dashboard.count;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.notice.MailFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.review.ConsultationFacts;

/**
 * Everything that is counted of one review. One thread brings facts; any number may read, and none
 * of them keeps it from going on.
 */
public final class ReviewCounts {
    private static final String REQUESTED = "REQUESTED";

    private final Clock clock;
    private final RegistrationCounts registrations = new RegistrationCounts();
    private final RecommendationCounts recommendations = new RecommendationCounts();
    private final Coverage coverage = new Coverage();
    private final NoticeCounts notices = new NoticeCounts();
    private final Newest<ConsultationId, Integer> consultations = new Newest<>();
    private final Map<ConsultationId, Integer> places = new HashMap<>();
    private long revision = 1;
    private @Nullable Counted last;

    /**
     * The numbers after so many changes.
     *
     * @param revision grows with every change, from 1, and begins anew when the service does
     */
    public record Counted(long revision, Dashboard dashboard) {}

    ReviewCounts(Clock clock) {
        this.clock = clock;
    }

    synchronized void on(RegistrationFacts registration, long version) {
        registrations
                .on(registration, version)
                .ifPresent(change -> {
                    coverage.onRegistration(registration.id(), change.after().place());
                    changed();
                });
    }

    synchronized void on(SubmissionFacts submission, long version) {
        recommendations
                .on(submission, version)
                .ifPresent(change -> {
                    coverage.onSubmission(change);
                    changed();
                });
    }

    synchronized void on(MailFacts mail, long version) {
        if (notices.on(mail, version)) changed();
    }

    synchronized void on(ConsultationFacts consultation, long version) {
        consultations
                .keep(consultation.id(), version, consultation.order())
                .ifPresent(change -> {
                    places.put(consultation.id(), change.after());
                    changed();
                });
    }

    private void changed() {
        revision++;
        last = null;
        notifyAll();
    }

    /** The numbers now. */
    public synchronized Dashboard now() {
        return new Dashboard(
                registrations.view(),
                seats(),
                recommendations.view(),
                coverage.view(),
                notices.view(),
                clock.instant());
    }

    /**
     * Waits for numbers that the caller has not seen, and gives the newest: changes in between are
     * never told one by one.
     *
     * @param seen the revision seen last; 0 to get the numbers at once
     * @return empty if nothing changed within the patience
     */
    public synchronized Optional<Counted> after(long seen, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (revision <= seen) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) return Optional.empty();
            wait(left);
        }
        if (last == null) last = new Counted(revision, now());
        return Optional.of(last);
    }

    private List<Dashboard.Seats> seats() {
        var all = new LinkedHashSet<>(places.keySet());
        registrations.wished().forEach(all::add);
        return all.stream()
                .sorted(
                        Comparator.comparingInt((ConsultationId id) ->
                                        places.getOrDefault(id, Integer.MAX_VALUE))
                                .thenComparing(ConsultationId::value))
                .map(id -> new Dashboard.Seats(id, byState(registrations.wishesFor(id))))
                .toList();
    }

    private static SortedMap<String, Integer> byState(int wishes) {
        return wishes == 0 ? new TreeMap<>() : new TreeMap<>(Map.of(REQUESTED, wishes));
    }
}
