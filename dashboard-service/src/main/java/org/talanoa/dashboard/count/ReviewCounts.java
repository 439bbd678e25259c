package org.talanoa.dashboard.count;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.notice.MailFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.seat.SeatFacts;

/**
 * Everything that is counted of one review. One thread brings facts; any number may read, and none
 * of them keeps it from going on.
 */
public final class ReviewCounts {
    private final Clock clock;
    private final RegistrationCounts registrations = new RegistrationCounts();
    private final RecommendationCounts recommendations = new RecommendationCounts();
    private final Coverage coverage = new Coverage();
    private final NoticeCounts notices = new NoticeCounts();
    private final SeatCounts seats = new SeatCounts();
    private final Newest<ConsultationId, Released> consultations = new Newest<>();
    private long revision = 1;
    private @Nullable Counted last;

    private record Released(int order, @Nullable Integer capacity, boolean cancelled) {}

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
                    seats.onRegistration(registration.id(), change);
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
                .keep(
                        consultation.id(),
                        version,
                        new Released(
                                consultation.order(),
                                consultation.capacity(),
                                consultation.status() == ConsultationStatus.CANCELLED))
                .ifPresent(_ -> changed());
    }

    synchronized void on(SeatFacts seat, long version) {
        if (seats.on(seat, version)) changed();
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
                new Dashboard.Decisions(
                        registrations.undecided(),
                        seats.offers(this::takesPlace),
                        recommendations.undecided()),
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
        return Stream.concat(consultations.ids(), seats.consultations())
                .distinct()
                .sorted(Comparator.comparingInt(this::order).thenComparing(ConsultationId::value))
                .map(id ->
                        new Dashboard.Seats(
                                id,
                                consultations.of(id).map(Released::capacity).orElse(null),
                                seats.byState(id)))
                .toList();
    }

    private boolean takesPlace(ConsultationId consultation) {
        return consultations.of(consultation).filter(Released::cancelled).isEmpty();
    }

    /** What was not released stands last. */
    private int order(ConsultationId consultation) {
        return consultations.of(consultation).map(Released::order).orElse(Integer.MAX_VALUE);
    }
}
