package org.talanoa.portal.figures;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.Consultation;

/**
 * The seats of one consultation, ready to print.
 *
 * @param confirmed with the capacity, where there is one
 * @param taken length of the bar that stands for confirmed seats, of {@link #WIDTH}
 * @param held the same for offered ones
 */
record SeatsRow(
        int order,
        Words title,
        @Nullable String day,
        String statusKey,
        String href,
        Figure confirmed,
        Figure offered,
        Figure waiting,
        Figure requested,
        boolean limited,
        int taken,
        int held) {
    static final int WIDTH = 200;

    static List<SeatsRow> of(
            List<Consultation> series,
            Dashboard dashboard,
            Reader reader,
            Dates dates,
            Links links) {
        return series.stream().map(one -> of(one, dashboard, reader, dates, links)).toList();
    }

    private static SeatsRow of(
            Consultation consultation,
            Dashboard dashboard,
            Reader reader,
            Dates dates,
            Links links) {
        var seats =
                dashboard.seats().stream()
                        .filter(one -> one.consultationId().equals(consultation.id()))
                        .findFirst()
                        .orElse(new Dashboard.Seats(consultation.id(), null, Map.of()));
        int confirmed = seats.in("CONFIRMED");
        int offered = seats.in("OFFERED");
        var capacity = seats.capacity();
        return new SeatsRow(
                consultation.order(),
                Words.of(consultation.title(), reader.locale()),
                consultation.date() == null ? null : dates.day(consultation.date()),
                Chip.of(consultation).key(),
                links.registrations("status", Links.ANY, "consultationId", consultation.id()),
                Figure.said(
                        confirmed,
                        capacity == null
                                ? String.valueOf(confirmed)
                                : dates.say("figures.seats.of", confirmed, capacity),
                        inState("CONFIRMED", consultation, links)),
                Figure.of(offered, inState("OFFERED", consultation, links)),
                Figure.of(seats.in("WAITLISTED"), inState("WAITLISTED", consultation, links)),
                Figure.of(seats.in("REQUESTED"), inState("REQUESTED", consultation, links)),
                capacity != null,
                part(confirmed, capacity),
                part(offered, capacity));
    }

    private static String inState(String state, Consultation consultation, Links links) {
        return links.registrations(
                "status", Links.ANY, "consultationId", consultation.id(), "seatState", state);
    }

    private static int part(int seats, @Nullable Integer capacity) {
        return capacity == null || capacity == 0 ? 0 : Math.min(WIDTH, WIDTH * seats / capacity);
    }
}
