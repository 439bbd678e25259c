package org.talanoa.dashboard.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.dashboard.count.Given.MORNING;
import static org.talanoa.dashboard.count.Given.point;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.recommendation.SubmissionFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.dashboard.count.Dashboard.Covered;

/** However facts come, the counts are those of the states that they end in. */
class AnyOrderTest {
    private static final Set<PointStatus> COVERING =
            Set.of(PointStatus.RECEIVED, PointStatus.ACCEPTED, PointStatus.RETURNED);
    private static final List<String> TYPES = List.of("civil_society", "media", "academia");
    private static final List<String> SUBREGIONS = List.of("sea", "pac");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Given given = new Given("review");
    private final Map<String, RegistrationFacts> registrations = new HashMap<>();
    private final Map<String, SubmissionFacts> submissions = new HashMap<>();
    private final List<Consumer<ReviewCounts>> last = new ArrayList<>();
    private final List<Consumer<ReviewCounts>> all = new ArrayList<>();

    @RepeatedTest(20)
    void order_repetition_and_stale_versions_make_no_difference() {
        IntStream.range(0, 12).forEach(i -> aggregate(7, v -> registration("r" + i, v)));
        IntStream.range(0, 15).forEach(i -> aggregate(5, v -> submission("s" + i, v)));
        IntStream.range(0, 10).forEach(i -> aggregate(4, v -> mail("m" + i, v)));
        IntStream.range(0, 3).forEach(i -> aggregate(3, v -> consultation("c" + i, v)));
        IntStream.range(0, 20).forEach(i -> aggregate(4, v -> seat("c" + i % 3, "r" + i, v)));
        var delivered = new ArrayList<>(all);
        for (int i = 0; i < all.size(); i++) delivered.add(pick(all));
        Collections.shuffle(delivered, random);

        var dashboard = folded(delivered);

        assertThat(dashboard).as("seed %d", seed).isEqualTo(folded(last));
        assertThat(dashboard.registrations().byStatus())
                .as("seed %d", seed)
                .isEqualTo(
                        registrations.values().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                RegistrationFacts::status,
                                                Collectors.summingInt(_ -> 1))));
        assertThat(dashboard.coverage())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(countedFromScratch());
    }

    private void aggregate(int versions, IntFunction<Consumer<ReviewCounts>> f) {
        Consumer<ReviewCounts> fact = _ -> {};
        for (int version = 1; version <= versions; version++) {
            fact = f.apply(version);
            all.add(fact);
        }
        last.add(fact);
    }

    private Consumer<ReviewCounts> registration(String id, int version) {
        var facts =
                given.registration(
                        id,
                        pick(List.of(RegistrationStatus.values())),
                        pick(TYPES),
                        pick(List.of("TH", "FJ", "CH")),
                        random.nextInt(4) == 0 ? null : pick(SUBREGIONS),
                        MORNING.plus(Duration.ofHours(random.nextInt(100))),
                        "c" + random.nextInt(3));
        registrations.put(id, facts);
        return counts -> counts.on(facts, version);
    }

    private Consumer<ReviewCounts> submission(String id, int version) {
        var points =
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(_ -> point(pick(List.of(PointStatus.values())), objectives()))
                        .toArray(PointFacts[]::new);
        // Its last digit decides who handed it in: that never changes.
        var facts = given.submission(id, "r" + id.charAt(id.length() - 1), points);
        submissions.put(id, facts);
        return counts -> counts.on(facts, version);
    }

    private Integer[] objectives() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> 1 + random.nextInt(5))
                .toArray(Integer[]::new);
    }

    private Consumer<ReviewCounts> mail(String id, int version) {
        var facts = given.mail(id, pick(List.of(NoticeState.values())), 1 + random.nextInt(3));
        return counts -> counts.on(facts, version);
    }

    private Consumer<ReviewCounts> consultation(String id, int version) {
        var facts = given.consultation(id, random.nextInt(9));
        return counts -> counts.on(facts, version);
    }

    private Consumer<ReviewCounts> seat(String consultation, String registration, int version) {
        var state = pick(List.of(SeatState.values()));
        var until = state == SeatState.OFFERED ? MORNING.plusSeconds(random.nextInt(9)) : null;
        var facts = given.seat(consultation, registration, state, until);
        return counts -> counts.on(facts, version);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Dashboard folded(List<Consumer<ReviewCounts>> facts) {
        var counts = new ReviewCounts(Clock.fixed(MORNING, ZoneOffset.UTC));
        facts.forEach(fact -> fact.accept(counts));
        return counts.now();
    }

    private List<Covered> countedFromScratch() {
        var speakers = new HashMap<Covered, Set<String>>();
        for (var submission : submissions.values()) {
            var registration = registrations.get(submission.registration().value());
            if (registration == null) continue;
            var subregion = registration.subregion();
            for (var point : submission.points()) {
                if (!COVERING.contains(point.status())) continue;
                for (int objective : point.objectives()) {
                    var cell =
                            new Covered(
                                    objective,
                                    registration.type(),
                                    subregion == null ? "other" : subregion.value(),
                                    0);
                    speakers.computeIfAbsent(cell, _ -> new HashSet<>())
                            .add(registration.id().value());
                }
            }
        }
        return speakers.entrySet().stream()
                .map(e ->
                        new Covered(
                                e.getKey().objective(),
                                e.getKey().type(),
                                e.getKey().subregion(),
                                e.getValue().size()))
                .toList();
    }
}
