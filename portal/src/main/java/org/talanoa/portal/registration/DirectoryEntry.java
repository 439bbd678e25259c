package org.talanoa.portal.registration;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An organization of the directory. Those that a look-up found travel in the form, whole, so that
 * each page tells them in its own language and needs nobody for it.
 */
record DirectoryEntry(
        String id,
        Map<String, String> names,
        @Nullable String acronym,
        @Nullable String type,
        @Nullable String country) {
    /** Of the chosen one; empty for none of those found. */
    static final String FIELD = "organization.directoryId";

    /** Of the one whose name and other words the form has taken over already. */
    static final String FILLED_FROM = "filledFrom";

    private static final String FOUND = "organization.found";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A browser sends whatever it likes, so what comes back as an entry has to be one. */
    DirectoryEntry {
        requireNonNull(id);
        names.values().forEach(name -> requireNonNull(name));
    }

    /** The chosen one, in the words that the organization has for itself. */
    static DirectoryEntry inOwnWords(Typed typed) {
        return new DirectoryEntry(
                typed.one(FIELD),
                Map.of("en", typed.one("organization.name")),
                null,
                typed.one("organization.type"),
                typed.one("organization.country"));
    }

    /** The form with these as what was found. */
    static Typed carried(List<DirectoryEntry> found, Typed typed) {
        return typed.with(FOUND, found.stream().map(DirectoryEntry::asCarried).toList());
    }

    /** What was found, as the form carries it. */
    static List<DirectoryEntry> in(Typed typed) {
        return typed.all(FOUND).stream().flatMap(DirectoryEntry::read).toList();
    }

    static Optional<DirectoryEntry> chosenIn(Typed typed) {
        var id = typed.one(FIELD);
        return in(typed).stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The chosen entry by name and acronym; its id if nothing more is known of it. */
    static String chosenInWords(Typed typed, Locale locale) {
        return chosenIn(typed)
                .map(entry ->
                        entry.name(locale).text()
                                + (entry.acronym() == null ? "" : " (" + entry.acronym() + ")"))
                .orElse(typed.one(FIELD));
    }

    /**
     * The form with the chosen entry's name, and with what else was left empty filled in from it.
     * Only once for each choice: what is changed after that shall stay.
     */
    static Typed filledIn(Typed typed, Review review, Locale locale) {
        var id = typed.one(FIELD);
        if (id.equals(typed.one(FILLED_FROM))) {
            return typed;
        }
        var chosen = chosenIn(typed);
        var filled = typed.with(FILLED_FROM, id);
        return chosen.isEmpty() ? filled : chosen.get().fill(filled, review, locale);
    }

    private Typed fill(Typed typed, Review review, Locale locale) {
        var types = review.stakeholderTypes().stream().map(Review.StakeholderType::code);
        var countries = review.countries().stream().map(Review.Country::code);
        return typed.with("organization.name", name(locale).text())
                .withIfEmpty("organization.acronym", acronym == null ? "" : acronym)
                .withIfEmpty(
                        "organization.type",
                        types.filter(c -> c.equals(type)).findFirst().orElse(""))
                .withIfEmpty(
                        "organization.country",
                        countries.filter(c -> c.equals(country)).findFirst().orElse(""));
    }

    Words name(Locale locale) {
        return Words.of(names, locale);
    }

    String asCarried() {
        return JSON.writeValueAsString(this);
    }

    private static Stream<DirectoryEntry> read(String carried) {
        try {
            return Stream.ofNullable(JSON.readValue(carried, DirectoryEntry.class));
        } catch (JacksonException e) {
            return Stream.empty(); // none of ours
        }
    }
}
