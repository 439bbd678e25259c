package org.talanoa.dashboard.count;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.recommendation.SubmissionFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.dashboard.count.Newest.Change;

/** A point counts where the newest event of its submission puts it. */
final class RecommendationCounts {
    private final Newest<SubmissionId, Counted> newest = new Newest<>();
    private final Tally<PointStatus> statuses = new Tally<>();
    private final Tally<Integer> objectives = new Tally<>();
    private final Tally<Instant> undecided = new Tally<>();

    record Counted(RegistrationId registration, Instant received, List<Point> points) {
        static Counted of(SubmissionFacts facts) {
            var points =
                    facts.points().stream()
                            .map(p -> new Point(p.status(), List.copyOf(p.objectives())))
                            .toList();
            return new Counted(facts.registration(), facts.receivedAt(), points);
        }
    }

    record Point(PointStatus status, List<Integer> objectives) {
        /** Whether it stands for itself: what was split is there in its parts. */
        boolean covers() {
            return switch (status) {
                case RECEIVED, ACCEPTED, RETURNED -> true;
                case REJECTED, SPLIT, WITHDRAWN -> false;
            };
        }
    }

    /** Empty if it was known already, or something newer. */
    Optional<Change<Counted>> on(SubmissionFacts submission, long version) {
        var change = newest.keep(submission.id(), version, Counted.of(submission));
        change.ifPresent(c -> {
            if (c.before() != null) count(c.before(), -1);
            count(c.after(), 1);
        });
        return change;
    }

    private void count(Counted submission, int many) {
        for (var point : submission.points()) {
            statuses.add(point.status(), many);
            if (point.status() == PointStatus.RECEIVED) undecided.add(submission.received(), many);
            point.objectives().stream().distinct().forEach(o -> objectives.add(o, many));
        }
    }

    /** Those that wait for the secretariat. */
    Dashboard.Waiting undecided() {
        return Dashboard.Waiting.since(undecided);
    }

    Dashboard.Recommendations view() {
        return new Dashboard.Recommendations(
                statuses.total(), statuses.by(status -> status), objectives.by(o -> o));
    }
}
