package org.talanoa.dashboard.count;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** How many there are of each kind; of which there are none, it does not speak. */
final class Tally<K> {
    private final Map<K, Integer> counts = new HashMap<>();

    void add(K kind, int many) {
        counts.merge(kind, many, (a, b) -> a + b == 0 ? null : a + b);
    }

    int of(K kind) {
        return counts.getOrDefault(kind, 0);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<K, Integer> counts() {
        return counts;
    }

    /** Which of them comes first. */
    Optional<K> first(Comparator<? super K> order) {
        return counts.keySet().stream().min(order);
    }

    /** In the order of their names. */
    <N extends Comparable<? super N>> SortedMap<N, Integer> by(Function<K, N> name) {
        var sorted = new TreeMap<N, Integer>();
        counts.forEach((kind, many) -> sorted.merge(name.apply(kind), many, Integer::sum));
        return sorted;
    }
}
