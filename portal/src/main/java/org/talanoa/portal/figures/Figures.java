package org.talanoa.portal.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;

/**
 * The figures of a review, ready to print.
 *
 * @param asOf the moment of the figures, for those who look at them live
 * @param stale the same for when they are live no more
 * @param said what is read out when they changed
 */
record Figures(
        String asOf,
        String stale,
        String said,
        List<Card> cards,
        List<Todo> todos,
        List<SeatsRow> seats,
        Silence silence,
        List<Day> days,
        List<Bar> subregions,
        List<Bar> types,
        List<Other> others) {

    /** A number that leads to what it counts, and one line that compares. */
    record Card(String key, String href, int number, String line) {}

    /** Registrations in a state that no card counts. */
    record Other(String status, Figure figure) {}

    /**
     * Puts them together.
     *
     * @param subregion of which the silence is shown; null for all
     */
    static Figures of(
            Review review,
            List<Consultation> series,
            Dashboard dashboard,
            @Nullable String subregion,
            Reader reader,
            MessageSource words) {
        var dates = new Dates(words, reader);
        var links = new Links(review.id());
        var locale = reader.locale();
        var zone = zone(reader, series);
        var seats = dashboard.seatsToSitOn(series);
        var clock = dates.clock(dashboard.asOf().atZone(zone));
        var elsewhere = new Words(dates.say("figures.elsewhere"), null);
        return new Figures(
                dates.say("figures.live", clock),
                dates.say("figures.stale", clock),
                dates.say(
                        "figures.said",
                        dashboard.registrations().total(),
                        dashboard.registrations("UNDER_REVIEW"),
                        confirmed(seats)),
                cards(dashboard, seats, zone, dates, links),
                Todo.of(dashboard.decisions(), zone, dates, links),
                SeatsRow.of(series, dashboard, reader, dates, links),
                Silence.of(review, dashboard, subregion, locale, links),
                Day.of(dashboard, series, dates, links),
                Bar.subregions(review, dashboard, locale, links, elsewhere),
                Bar.types(review, dashboard, locale, links),
                Stream.of("UNCONFIRMED", "DECLINED", "WITHDRAWN")
                        .map(status ->
                                new Other(
                                        status,
                                        Figure.of(
                                                dashboard.registrations(status),
                                                links.registrations("status", status))))
                        .toList());
    }

    /** The reader's clock; until it is known, that of the series. */
    static ZoneId zone(Reader reader, List<Consultation> series) {
        if (reader.zone() != null) return reader.zone();
        return series.stream().map(Consultation::zone).findFirst().orElse(ZoneOffset.UTC);
    }

    private static List<Card> cards(
            Dashboard dashboard,
            List<Dashboard.Seats> seats,
            ZoneId zone,
            Dates dates,
            Links links) {
        var registrations = dashboard.registrations();
        var waiting = dashboard.decisions().registrations().oldest();
        return List.of(
                new Card(
                        "registered",
                        links.registrations("status", Links.ANY),
                        registrations.total(),
                        twoDays(registrations.byDay(), dashboard, dates)),
                new Card(
                        "under-review",
                        links.registrations("status", "UNDER_REVIEW"),
                        dashboard.registrations("UNDER_REVIEW"),
                        waiting == null
                                ? dates.say("figures.none-waits")
                                : dates.say("figures.oldest", dates.moment(waiting.atZone(zone)))),
                new Card(
                        "approved",
                        links.registrations("status", "APPROVED"),
                        dashboard.registrations("APPROVED"),
                        twoDays(registrations.approvedByDay(), dashboard, dates)),
                new Card("seats", "#seats", confirmed(seats), capacity(seats, dates)),
                new Card(
                        "points",
                        links.points("status", "ACCEPTED"),
                        dashboard.points("ACCEPTED"),
                        dates.say(
                                "figures.points.of",
                                dashboard.recommendations().total(),
                                dashboard.points("RECEIVED"))));
    }

    private static String twoDays(Map<LocalDate, Integer> byDay, Dashboard dashboard, Dates dates) {
        var today = dashboard.asOf().atZone(ZoneOffset.UTC).toLocalDate();
        return dates.say(
                "figures.two-days",
                byDay.getOrDefault(today, 0),
                byDay.getOrDefault(today.minusDays(1), 0));
    }

    private static int confirmed(List<Dashboard.Seats> seats) {
        return seats.stream().mapToInt(one -> one.in("CONFIRMED")).sum();
    }

    private static String capacity(List<Dashboard.Seats> seats, Dates dates) {
        var limits =
                seats.stream().map(Dashboard.Seats::capacity).filter(Objects::nonNull).toList();
        return limits.isEmpty()
                ? dates.say("figures.seats.unlimited")
                : dates.say(
                        "figures.seats.limits",
                        limits.stream().mapToInt(Integer::intValue).sum(),
                        limits.size());
    }
}
