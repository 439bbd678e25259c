package org.talanoa.portal.registration;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.Refusal;
import org.talanoa.portal.review.Review;

/** Leads what registration-service refuses back to the fields of the form. */
@Component
class Refusals {
    private final MessageSource words;

    Refusals(MessageSource words) {
        this.words = words;
    }

    /** At least one fault, so that a refusal never looks like success. */
    List<Fault> faults(
            HttpClientErrorException refusal, Typed typed, Review review, Locale locale) {
        var entries = Refusal.of(refusal).errors();
        if (entries.isEmpty()) {
            return List.of(Fault.of("", words.getMessage("fault.refused", null, locale)));
        }
        return entries.stream()
                .map(entry -> fault(entry, typed, review, locale))
                .distinct()
                .toList();
    }

    private Fault fault(Refusal.Entry entry, Typed typed, Review review, Locale locale) {
        var pointer = entry.pointer() == null ? "" : entry.pointer();
        var field = fieldOf(pointer, typed);
        var onForm = Step.holding(field).filter(Step.of(review)::contains).isPresent();
        var said =
                Words.of(entry, List.of("fault." + entry.code()), "fault.refused", words, locale);
        var fault = new Fault(onForm ? field : "", said);
        return pointer.startsWith("/delegates/") ? fault.named(words, locale) : fault;
    }

    /**
     * The field that stands for a pointer: a delegate who is the focal point has no fields of her
     * own for name and address.
     */
    static String fieldOf(String pointer, Typed typed) {
        var parts = pointer.replaceFirst("^/", "").split("/");
        if (parts[0].equals("consultationIds")) {
            return "delegates.0.consultationIds";
        }
        if (!parts[0].equals("delegates")) {
            return String.join(".", parts);
        }
        if (parts.length < 2 || !parts[1].matches("\\d{1,2}")) {
            return "delegates.0.consultationIds";
        }
        if (parts.length < 3) {
            return "delegates." + parts[1] + ".consultationIds";
        }
        var own = parts[2].matches("consultationIds|wantsToSpeak|accessNeeds");
        return own
                ? "delegates." + parts[1] + "." + parts[2]
                : typed.personOf(Integer.parseInt(parts[1])) + "." + parts[2];
    }
}
