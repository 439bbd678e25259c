package org.talanoa.portal.review;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;

/**
 * The public page of a review, ready to print.
 *
 * @param mayRegister whether some consultation of it takes registrations now
 * @param closes when the first of those stops taking them, if that is set
 * @param opens when the first will take them, if none does yet
 * @param partlyEnglish whether some texts are shown in another language for want of the reader's
 */
record ReviewPage(
        ReviewHead head,
        boolean current,
        boolean mayRegister,
        @Nullable String closes,
        @Nullable String opens,
        List<SeriesRow> series,
        @Nullable Meeting meeting,
        List<Person> contacts,
        List<Other> others,
        boolean partlyEnglish) {

    record Meeting(Words title, @Nullable Words location, String days, List<Paper> papers) {}

    record Paper(@Nullable String symbol, Words title, @Nullable String day) {}

    /** Somebody to write to, by role: no names of people stand on public pages. */
    record Person(Words role, @Nullable Words organization, String email) {}

    /** Another review to look at. */
    record Other(String id, Words title, boolean current, @Nullable String days) {}

    static ReviewPage of(
            Review review,
            List<Consultation> consultations,
            List<Review> all,
            Reader reader,
            MessageSource words) {
        var dates = new Dates(words, reader);
        var series =
                consultations.stream()
                        .map(consultation -> SeriesRow.of(consultation, review, reader, dates))
                        .toList();
        var head = ReviewHead.of(review, reader);
        var open = review.current() && consultations.stream().anyMatch(Consultation::isOpen);
        return new ReviewPage(
                head,
                review.current(),
                open,
                open ? firstClosing(consultations, dates) : null,
                open ? null : firstOpening(consultations, dates),
                series,
                meeting(review, reader, dates),
                review.contacts().stream()
                        .map(contact ->
                                new Person(
                                        Words.of(contact.role(), reader.locale()),
                                        contact.organization() == null
                                                ? null
                                                : Words.of(contact.organization(), reader.locale()),
                                        contact.email()))
                        .toList(),
                others(review, all, reader, dates),
                Stream.concat(Stream.of(head.title()), series.stream().map(SeriesRow::title))
                        .anyMatch(text -> text.lang() != null));
    }

    private static @Nullable String firstClosing(List<Consultation> consultations, Dates dates) {
        return first(
                consultations.stream()
                        .filter(Consultation::isOpen)
                        .flatMap(one -> moment(one.registrationClosesAt(), one)),
                dates);
    }

    private static @Nullable String firstOpening(List<Consultation> consultations, Dates dates) {
        return first(
                consultations.stream()
                        .filter(one -> one.status().equals("ANNOUNCED"))
                        .flatMap(one -> moment(one.registrationOpensAt(), one)),
                dates);
    }

    private static Stream<ZonedDateTime> moment(@Nullable Instant at, Consultation consultation) {
        return at == null ? Stream.empty() : Stream.of(at.atZone(consultation.zone()));
    }

    /** In time, whatever their order in the series. */
    private static @Nullable String first(Stream<ZonedDateTime> moments, Dates dates) {
        return moments.min(Comparator.comparing(ZonedDateTime::toInstant))
                .map(dates::moment)
                .orElse(null);
    }

    private static @Nullable Meeting meeting(Review review, Reader reader, Dates dates) {
        var meeting = review.intergovernmentalMeeting();
        if (meeting == null) {
            return null;
        }
        var papers =
                meeting.documents().stream()
                        .map(paper ->
                                new Paper(
                                        paper.symbol(),
                                        Words.of(paper.title(), reader.locale()),
                                        paper.date() == null ? null : dates.day(paper.date())))
                        .toList();
        return new Meeting(
                Words.of(meeting.title(), reader.locale()),
                meeting.location() == null ? null : Words.of(meeting.location(), reader.locale()),
                dates.days(meeting.startDate(), meeting.endDate()),
                papers);
    }

    private static List<Other> others(Review review, List<Review> all, Reader reader, Dates dates) {
        return all.stream()
                .filter(other -> !other.id().equals(review.id()))
                .map(other ->
                        new Other(
                                other.id(),
                                Words.of(other.shortName(), reader.locale()),
                                other.current(),
                                other.intergovernmentalMeeting() == null
                                        ? null
                                        : dates.days(
                                                other.intergovernmentalMeeting().startDate(),
                                                other.intergovernmentalMeeting().endDate())))
                .toList();
    }
}
