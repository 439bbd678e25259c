package org.talanoa.portal.consultation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.Refusal;

/**
 * What stands against what was sent.
 *
 * @param list each with its field
 * @param notice what concerns the whole, by its key in the bundles; null where nothing does
 */
record Faults(List<Fault> list, @Nullable String notice) {
    static final Faults NONE = new Faults(List.of(), null);

    private static final Set<String> NUMBERS = Set.of("order", "capacity");
    private static final Set<String> KNOWN =
            Set.of("NOTHING_TO_RELEASE", "NOT_RELEASED", "ALREADY_HELD", "ALREADY_CANCELLED");

    /** One of them. */
    record Fault(String field, Words words) {
        /** The element to lead to. */
        public String target() {
            return field.replace('.', '-');
        }
    }

    static Faults of(
            HttpClientErrorException refusal,
            List<String> languages,
            MessageSource words,
            Locale locale) {
        if (refusal.getStatusCode() == HttpStatus.PRECONDITION_FAILED) {
            return new Faults(List.of(), "draft.stale");
        }
        var said = Refusal.of(refusal);
        var code = said.code();
        if (code != null && KNOWN.contains(code)) {
            return new Faults(List.of(), "draft.refused." + code);
        }
        var faults = new ArrayList<Fault>();
        for (var entry : said.errors()) {
            var field = Typed.fieldOf(entry.pointer(), languages);
            faults.add(new Fault(field, wordsOf(field, entry, words, locale)));
        }
        return new Faults(List.copyOf(faults), faults.isEmpty() ? "draft.refused" : null);
    }

    private static Words wordsOf(
            String field, Refusal.Entry entry, MessageSource words, Locale locale) {
        var isNoNumber = NUMBERS.contains(field) && "TYPE_INVALID".equals(entry.code());
        var code = isNoNumber ? "NUMBER_INVALID" : entry.code();
        return Optional.ofNullable(words.getMessage("draft.fault." + code, null, null, locale))
                .or(() ->
                        Optional.ofNullable(words.getMessage("fault." + code, null, null, locale)))
                .map(ours -> new Words(ours, null))
                .orElseGet(() ->
                        new Words(
                                entry.message() == null
                                        ? words.getMessage("fault.INVALID", null, locale)
                                        : entry.message(),
                                "en"));
    }

    Optional<Words> at(String field) {
        return list.stream().filter(one -> one.field().equals(field)).findFirst().map(Fault::words);
    }

    boolean isEmpty() {
        return list.isEmpty() && notice == null;
    }
}
