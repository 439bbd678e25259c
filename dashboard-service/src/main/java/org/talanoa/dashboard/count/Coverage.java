package org.talanoa.dashboard.count;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.dashboard.count.Newest.Change;

/**
 * How many organizations have spoken to an objective, by type and subregion. An organization counts
 * once, however many points it makes, and as soon as its registration is known.
 */
final class Coverage {
    private final Map<RegistrationId, Place> places = new HashMap<>();
    private final Map<RegistrationId, Tally<Integer>> objectives = new HashMap<>();
    private final Tally<Cell> organizations = new Tally<>();

    private record Cell(int objective, Place place) {}

    void onRegistration(RegistrationId id, Place place) {
        count(id, -1);
        places.put(id, place);
        count(id, 1);
    }

    void onSubmission(Change<RecommendationCounts.Counted> change) {
        var before = change.before();
        if (before != null) add(before, -1);
        add(change.after(), 1);
    }

    private void add(RecommendationCounts.Counted submission, int many) {
        var id = submission.registration();
        count(id, -1);
        var spoken = objectives.computeIfAbsent(id, _ -> new Tally<>());
        submission.points().stream()
                .filter(RecommendationCounts.Point::covers)
                .flatMap(point -> point.objectives().stream())
                .forEach(objective -> spoken.add(objective, many));
        count(id, 1);
    }

    private void count(RegistrationId id, int many) {
        var place = places.get(id);
        var spoken = objectives.get(id);
        if (place == null || spoken == null) return;
        for (int objective : spoken.counts().keySet()) {
            organizations.add(new Cell(objective, place), many);
        }
    }

    /** By objective, type and subregion. */
    List<Dashboard.Covered> view() {
        return organizations.counts().entrySet().stream()
                .map(entry -> {
                    var cell = entry.getKey();
                    return new Dashboard.Covered(
                            cell.objective(),
                            cell.place().type(),
                            cell.place().subregion(),
                            entry.getValue());
                })
                .sorted(
                        Comparator.comparingInt(Dashboard.Covered::objective)
                                .thenComparing(covered -> covered.type().value())
                                .thenComparing(Dashboard.Covered::subregion))
                .toList();
    }
}
