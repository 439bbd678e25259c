package org.talanoa.registration.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.talanoa.registration.PlainWords;

/**
 * By what two registrations of a review look like the same organization, or come from the same
 * address: they share one of these marks. That is a hint for the secretariat and decides nothing.
 */
final class Likeness {
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
        marks.add("address " + registration.focalPoint().address());
        return marks.stream().map(mark -> registration.review() + " " + mark).toList();
    }

    /** Those of the others that share a mark with it. */
    static List<Registration> to(Registration registration, List<Registration> others) {
        var marks = Set.copyOf(marksOf(registration));
        return others.stream()
                .filter(other -> !other.id().equals(registration.id()))
                .filter(other -> marksOf(other).stream().anyMatch(marks::contains))
                .toList();
    }
}
