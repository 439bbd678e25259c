package org.talanoa.portal.registration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.review.Review;

/** The steps of the form, in their order. */
enum Step {
    ORGANIZATION,
    PEOPLE,
    ANSWERS,
    SHOWN,
    CHECK;

    /**
     * The steps of one review's form: without questions of its own there is no step for answers.
     */
    static List<Step> of(Review review) {
        var steps = new ArrayList<>(List.of(values()));
        if (review.questions().isEmpty()) {
            steps.remove(ANSWERS);
        }
        return List.copyOf(steps);
    }

    /** Those of these steps that the review's form has; its last page if it has none of them. */
    static Set<Step> of(Review review, Set<Step> wished) {
        var steps = EnumSet.copyOf(of(review));
        steps.retainAll(wished);
        return steps.isEmpty() ? EnumSet.of(CHECK) : steps;
    }

    /** Where a field stands; nothing for what no field of the form can mend. */
    static Optional<Step> holding(String field) {
        if (field.startsWith("organization.")) {
            return Optional.of(ORGANIZATION);
        }
        if (field.startsWith("focalPoint.") || field.startsWith("delegates.")) {
            return Optional.of(PEOPLE);
        }
        if (field.startsWith("answers.")) {
            return Optional.of(ANSWERS);
        }
        return switch (field) {
            case "visibility", "consents.publishName", "consents.mailingList" -> Optional.of(SHOWN);
            case "consents.privacyNotice", "consents.codeOfConduct" -> Optional.of(CHECK);
            default -> Optional.empty();
        };
    }

    static Optional<Step> named(@Nullable String name) {
        return List.of(values()).stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** Of the bundles: the step's title. */
    public String titleKey() {
        return "form.step." + name().toLowerCase(Locale.ROOT);
    }
}
