package org.talanoa.portal.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;

/** One consultation in the series, ready to print; the start page and the form show the same. */
public record SeriesRow(
        String id,
        int order,
        Words title,
        boolean held,
        boolean open,
        boolean cancelled,
        @Nullable String day,
        List<String> slots,
        List<Tag> objectives,
        Chip chip,
        List<String> notes,
        List<Reason> reasons) {

    /** An objective by number and title. */
    public record Tag(int number, Words title) {}

    /**
     * Why it is not as it was first announced.
     *
     * @param key of the words before it in the bundles
     */
    public record Reason(String key, Words text) {}

    public static SeriesRow of(
            Consultation consultation, Review review, Reader reader, Dates dates) {
        return new SeriesRow(
                consultation.id(),
                consultation.order(),
                Words.of(consultation.title(), reader.locale()),
                List.of("HELD", "CLOSED").contains(consultation.status()),
                consultation.isOpen(),
                consultation.isCancelled(),
                consultation.date() == null ? null : dates.day(consultation.date()),
                slots(consultation, dates),
                objectives(consultation, review, reader),
                Chip.of(consultation),
                notes(consultation, dates),
                reasons(consultation, reader));
    }

    private static List<Reason> reasons(Consultation consultation, Reader reader) {
        var reasons = new ArrayList<Reason>();
        if (consultation.isCancelled() && consultation.note() != null) {
            reasons.add(
                    new Reason(
                            "series.why-cancelled",
                            Words.of(consultation.note(), reader.locale())));
        }
        if (consultation.plannedDate() != null && consultation.dateNote() != null) {
            reasons.add(
                    new Reason(
                            "series.why-moved",
                            Words.of(consultation.dateNote(), reader.locale())));
        }
        return List.copyOf(reasons);
    }

    private static List<String> slots(Consultation consultation, Dates dates) {
        var date = consultation.date();
        var start = consultation.startTime();
        var end = consultation.endTime();
        if (date == null || start == null || end == null) {
            return List.of();
        }
        return Stream.of(
                        dates.slot(date, start, end, consultation.zone()),
                        dates.readersSlot(date, start, end, consultation.zone()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Tag> objectives(Consultation consultation, Review review, Reader reader) {
        if (review.framework() == null) {
            return List.of();
        }
        return review.framework().objectives().stream()
                .filter(objective -> consultation.objectives().contains(objective.number()))
                .map(objective ->
                        new Tag(
                                objective.number(),
                                Words.of(objective.shortName(), reader.locale())))
                .toList();
    }

    private static List<String> notes(Consultation consultation, Dates dates) {
        var notes = new ArrayList<String>();
        if (consultation.participatingOrganizations() != null) {
            notes.add(
                    dates.say(
                            "series.took-part",
                            consultation.participatingOrganizations().atLeast()));
        }
        if (consultation.isOpen() && consultation.capacity() != null) {
            notes.add(
                    consultation.seatsLeft() == null
                            ? dates.say("series.seats", consultation.capacity())
                            : dates.say(
                                    "series.seats-left",
                                    consultation.seatsLeft(),
                                    consultation.capacity()));
        }
        if (consultation.isOpen() && consultation.registrationClosesAt() != null) {
            notes.add(
                    dates.say(
                            "series.closes",
                            moment(consultation, consultation.registrationClosesAt(), dates)));
        }
        if (consultation.status().equals("ANNOUNCED")
                && consultation.registrationOpensAt() != null) {
            notes.add(
                    dates.say(
                            "series.opens",
                            moment(consultation, consultation.registrationOpensAt(), dates)));
        }
        if (consultation.plannedDate() != null
                && !consultation.plannedDate().equals(consultation.date())) {
            notes.add(dates.say("series.planned", dates.day(consultation.plannedDate())));
        }
        return List.copyOf(notes);
    }

    private static String moment(Consultation consultation, Instant moment, Dates dates) {
        return dates.moment(moment.atZone(consultation.zone()));
    }
}
