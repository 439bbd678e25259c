package org.talanoa.registration.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.talanoa.registration.PlainWords;

/**
 * By what two registrations of a review look like the same organization, or come from the same
 * address: they share one of these marks. That is a hint for the secretariat and decides nothing.
 */
final class Likeness {
    private static final Comparator<Registration> LONGEST_WAITING_FIRST =
            Comparator.comparing(Registration::submittedAt).thenComparing(r -> r.id().value());

    private Likeness() {}

    static List<String> marksOf(Registration registration) {
        var organization = registration.organization();
        var marks = new ArrayList<String>();
        marks.add("name " + String.join(" ", PlainWords.of(organization.name())));
        if (organization.acronym() != null) {
            var acronym = String.join("", PlainWords.of(organization.acronym()));
            marks.add("acronym " + acronym + " " + organization.country());
        }
        if (organization.directoryId() != null)
            marks.add("directory " + organization.directoryId());
        var focalPoint = registration.focalPoint();
        if (focalPoint != null) marks.add("address " + focalPoint.address());
        return marks.stream().map(mark -> registration.review() + " " + mark).toList();
    }

    /** Those of the others, given by their marks, that share one with it. */
    static List<Registration> to(
            Registration registration, Map<String, List<Registration>> othersByMark) {
        return marksOf(registration).stream()
                .flatMap(mark -> othersByMark.getOrDefault(mark, List.of()).stream())
                .filter(other -> !other.id().equals(registration.id()))
                .distinct()
                .sorted(LONGEST_WAITING_FIRST)
                .toList();
    }

    static Map<String, List<Registration>> byMark(List<Registration> registrations) {
        var byMark = new HashMap<String, List<Registration>>();
        for (var registration : registrations) {
            for (var mark : marksOf(registration)) {
                byMark.computeIfAbsent(mark, _ -> new ArrayList<>()).add(registration);
            }
        }
        return byMark;
    }
}
