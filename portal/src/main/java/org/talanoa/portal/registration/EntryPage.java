package org.talanoa.portal.registration;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Languages;
import org.talanoa.portal.registration.FormPage.ReviewView;
import org.talanoa.portal.registration.NewRegistration.Delegate;
import org.talanoa.portal.review.Chip;

/**
 * A delegate's own page, ready to print.
 *
 * @param path of the page
 * @param seats of the organization, where this delegate is to take part; none while the review is
 *     unknown
 * @param received what the organization said of the delegate
 * @param next keys of what is still to come, in its order
 */
record EntryPage(
        String path,
        String reference,
        String name,
        Chip state,
        String wordsKey,
        List<SeatRow> seats,
        Answers received,
        List<String> next) {
    private static final Set<String> UNSETTLED = Set.of("REQUESTED", "WAITLISTED", "OFFERED");

    /**
     * @param review unknown while consultation-service is away
     * @param zone on whose clock offers end
     */
    static EntryPage of(String path, OwnEntry entry, ReviewView review, ZoneId zone, Dates dates) {
        var state = Chip.ofRegistration(entry.status());
        return new EntryPage(
                path,
                entry.reference(),
                entry.name(),
                state,
                state.key().replaceFirst("registration", "entry") + ".words",
                review.series().isEmpty()
                        ? List.of()
                        : entry.seats().stream()
                                .map(seat ->
                                        SeatRow.of(
                                                seat, entry.status(), review.series(), zone, dates))
                                .toList(),
                new Answers(Step.PEOPLE, received(entry.delegate(), review, dates)),
                next(entry));
    }

    private static List<String> next(OwnEntry entry) {
        return switch (entry.status()) {
            case "UNCONFIRMED", "UNDER_REVIEW" -> List.of("entry.next.decide", "next.seat");
            case "APPROVED" -> {
                var next = new ArrayList<String>();
                if (has(entry, UNSETTLED)) next.add("entry.next.seat");
                if (has(entry, Set.of("CONFIRMED"))) next.add("entry.next.day");
                yield next;
            }
            default -> List.of();
        };
    }

    private static boolean has(OwnEntry entry, Set<String> states) {
        return entry.seats().stream().anyMatch(seat -> states.contains(seat.state()));
    }

    private static List<Answers.Row> received(Delegate delegate, ReviewView review, Dates dates) {
        var rows = new ArrayList<Answers.Row>();
        rows.add(row("givenName", delegate.givenName(), dates));
        rows.add(row("familyName", delegate.familyName(), dates));
        rows.add(row("email", delegate.email(), dates));
        rows.add(row("locale", language(delegate.locale()), dates));
        if (!review.series().isEmpty()) {
            var consultations =
                    review.series().stream()
                            .filter(one -> delegate.consultationIds().contains(one.id()))
                            .map(one -> one.order() + ". " + one.title().text())
                            .toList();
            rows.add(new Answers.Row(dates.say("form.delegate.consultationIds"), consultations));
        }
        var speaks = dates.say(delegate.wantsToSpeak() ? "form.yes" : "form.no");
        rows.add(row("wantsToSpeak", speaks, dates));
        rows.add(row("accessNeeds", delegate.accessNeeds(), dates));
        return rows;
    }

    private static Answers.Row row(String field, @Nullable String line, Dates dates) {
        return new Answers.Row(
                dates.say("form.delegate." + field), line == null ? List.of() : List.of(line));
    }

    private static @Nullable String language(@Nullable String tag) {
        return Languages.all().stream()
                .filter(language -> language.tag().equals(tag))
                .map(Languages.Language::name)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "EntryPage[" + reference + "]";
    }
}
