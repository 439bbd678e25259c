package org.talanoa.portal.figures;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.talanoa.portal.page.Dates;

/**
 * What needs a decision: what, since or until when, and where it is taken.
 *
 * @param key of its words in the bundle
 */
record Todo(String key, String tone, String icon, String what, String when, String href) {

    /** What runs out first stands first. */
    static List<Todo> of(Dashboard.Decisions decisions, ZoneId zone, Dates dates, Links links) {
        var todos = new ArrayList<Todo>();
        var offers = decisions.seatOffers();
        if (offers.nextEnd() != null) {
            var ends = dates.moment(offers.nextEnd().atZone(zone));
            todos.add(of("offers", "tone-wait", "queue", offers.count(), ends, "#seats", dates));
        }
        var registrations = decisions.registrations();
        if (registrations.oldest() != null) {
            var since = dates.moment(registrations.oldest().atZone(zone));
            var href = links.registrations("status", "UNDER_REVIEW");
            todos.add(
                    of(
                            "registrations",
                            "tone-lagoon",
                            "people",
                            registrations.count(),
                            since,
                            href,
                            dates));
        }
        var points = decisions.points();
        if (points.oldest() != null) {
            var since = dates.moment(points.oldest().atZone(zone));
            var href = links.points("status", "RECEIVED");
            todos.add(of("points", "tone-lagoon", "point", points.count(), since, href, dates));
        }
        return todos;
    }

    private static Todo of(
            String key,
            String tone,
            String icon,
            int count,
            String moment,
            String href,
            Dates dates) {
        return new Todo(
                key,
                tone,
                icon,
                dates.say("figures.todo." + key, count),
                dates.say("figures.todo." + key + ".when", moment),
                href);
    }
}
