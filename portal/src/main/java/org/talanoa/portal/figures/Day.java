package org.talanoa.portal.figures;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.review.Consultation;

/**
 * One day, by UTC, as a row of the table behind the time line.
 *
 * @param note what happened on it
 */
record Day(
        String date,
        String name,
        Figure registered,
        Figure inAll,
        Figure approvedInAll,
        @Nullable String note) {

    /** Every day from the first registration to that of the figures; none is left out. */
    static List<Day> of(Dashboard dashboard, List<Consultation> series, Dates dates, Links links) {
        var registered = dashboard.registrations().byDay();
        var approved = dashboard.registrations().approvedByDay();
        if (registered.isEmpty()) return List.of();
        var notes = closings(series, dates);
        var days = new ArrayList<Day>();
        int inAll = 0;
        int approvedInAll = 0;
        var last = dashboard.asOf().atZone(ZoneOffset.UTC).toLocalDate();
        var first = Collections.min(registered.keySet());
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            inAll += registered.getOrDefault(day, 0);
            approvedInAll += approved.getOrDefault(day, 0);
            var date = day.toString();
            days.add(
                    new Day(
                            date,
                            dates.day(day),
                            Figure.of(registered.getOrDefault(day, 0), cameIn(links, date, date)),
                            Figure.of(inAll, cameIn(links, first.toString(), date)),
                            Figure.of(
                                    approvedInAll,
                                    links.registrations(
                                            "status", "APPROVED", "decidedUntil", date)),
                            notes.get(day)));
        }
        return days;
    }

    private static String cameIn(Links links, String from, String until) {
        return links.registrations(
                "status", Links.ANY, "submittedFrom", from, "submittedUntil", until);
    }

    private static Map<LocalDate, String> closings(List<Consultation> series, Dates dates) {
        var notes = new HashMap<LocalDate, String>();
        for (var consultation : series) {
            var closes = consultation.registrationClosesAt();
            if (closes == null) continue;
            notes.put(
                    closes.atZone(ZoneOffset.UTC).toLocalDate(),
                    dates.say("figures.days.closes", consultation.order()));
        }
        return notes;
    }
}
