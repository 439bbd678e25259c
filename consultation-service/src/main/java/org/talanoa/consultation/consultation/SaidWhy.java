package org.talanoa.consultation.consultation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.talanoa.consultation.review.Review;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.kit.web.Faults;
import tools.jackson.databind.JsonNode;

/** The secretariat's reason as a request brings it: one text, or texts by language. */
final class SaidWhy {
    private SaidWhy() {}

    /**
     * The reason by language; a single text is in the first language of the review. Empty where
     * nothing was said, and where it is at fault.
     */
    static Optional<LocalizedText> read(
            @Nullable JsonNode said, Review review, String field, Faults faults) {
        if (said == null || said.isNull()) return Optional.empty();
        if (said.isString()) {
            if (said.asString().isBlank()) return Optional.empty();
            var first = review.languages().getFirst().value();
            return checked(LocalizedText.of(Map.of(first, said.asString())), review, field, faults);
        }
        if (!said.isObject()) {
            faults.add(field, "TYPE_INVALID");
            return Optional.empty();
        }
        var texts = new TreeMap<String, String>();
        said.properties()
                .forEach(text -> {
                    if (text.getValue().isString()) {
                        texts.put(text.getKey(), text.getValue().asString());
                    } else {
                        faults.add(field + "/" + text.getKey(), "TYPE_INVALID");
                    }
                });
        return checked(new LocalizedText(texts), review, field, faults);
    }

    private static Optional<LocalizedText> checked(
            LocalizedText text, Review review, String field, Faults faults) {
        DraftRules.checkNote(text, review, field, faults);
        return faults.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
