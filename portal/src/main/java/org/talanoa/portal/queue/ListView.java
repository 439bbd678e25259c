package org.talanoa.portal.queue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Chip;

/**
 * The list, ready to print.
 *
 * @param days filters that are set and stand in the form without a field
 * @param range which of how many are shown
 * @param previous address of the page before; null on the first
 */
record ListView(
        String q,
        String review,
        String sort,
        List<Select> selects,
        Map<String, String> days,
        List<Pill> pills,
        String clear,
        List<Column> columns,
        List<Row> rows,
        long total,
        String range,
        @Nullable String previous,
        @Nullable String next) {
    private static final List<String> STATES =
            List.of("UNDER_REVIEW", "UNCONFIRMED", "APPROVED", "DECLINED", "WITHDRAWN");

    private static final List<String> SEAT_STATES =
            List.of(
                    "CONFIRMED",
                    "OFFERED",
                    "WAITLISTED",
                    "REQUESTED",
                    "EXPIRED",
                    "REFUSED",
                    "RELEASED");

    /** Of what lies in no subregion. */
    private static final String ELSEWHERE = "other";

    /** A filter to choose. */
    record Select(String name, List<Option> options) {}

    record Option(String value, Words label, boolean chosen) {}

    /** A filter that is set, with the address that takes it off. */
    record Pill(Words label, String without) {}

    /**
     * A column by which the list can be ordered.
     *
     * @param order as {@code aria-sort} says it; null where it is ordered by another
     */
    record Column(String key, String href, @Nullable String order) {}

    /**
     * @param waits null for what waits for nobody
     * @param alike whether it looks like another one
     */
    record Row(
            String id,
            String reference,
            String name,
            @Nullable String acronym,
            Words type,
            Words country,
            Chip state,
            @Nullable String waits,
            boolean alike,
            boolean open,
            String beside,
            String alone) {}

    static ListView of(Registration.Page page, Desk desk, @Nullable String selected) {
        var filter = desk.filter();
        var first = (long) page.page() * page.size();
        var last = first + page.items().size();
        return new ListView(
                filter.value("q"),
                desk.review(),
                filter.sort(),
                selects(desk),
                days(filter),
                pills(desk),
                desk.list(Filter.of(Map.of("status", ""))),
                Stream.of("name", "type", "country", "confirmedAt")
                        .map(field -> column(field, desk))
                        .toList(),
                page.items().stream().map(one -> row(one, desk, selected)).toList(),
                page.total(),
                page.items().isEmpty()
                        ? desk.say("queue.range.none")
                        : desk.say("queue.range", first + 1, last, page.total()),
                page.page() == 0 ? null : desk.list(filter.onPage(page.page() - 1)),
                last >= page.total() ? null : desk.list(filter.onPage(page.page() + 1)));
    }

    private static List<Select> selects(Desk desk) {
        var names = desk.names();
        return List.of(
                select("status", states(desk), desk),
                select("type", names.types(), desk),
                select("country", names.countries(), desk),
                select("subregion", subregions(desk), desk),
                select("consultationId", names.consultations(), desk),
                select("seatState", seatStates(desk), desk));
    }

    /** Each, and the several that are looked at now. */
    private static Stream<Map.Entry<String, Words>> states(Desk desk) {
        var now = desk.filter().value("status");
        return Stream.concat(STATES.stream(), Stream.of(now).filter(one -> one.contains(",")))
                .map(states -> Map.entry(states, inStates(states, desk)));
    }

    private static Words inStates(String states, Desk desk) {
        return new Words(
                Stream.of(states.split(","))
                        .map(state -> desk.sayOr("registration." + state, "registration.UNKNOWN"))
                        .collect(Collectors.joining(desk.say("frame.list"))),
                null);
    }

    private static Stream<Map.Entry<String, Words>> subregions(Desk desk) {
        var elsewhere = new Words(desk.say("figures.elsewhere"), null);
        return Stream.concat(desk.names().subregions(), Stream.of(Map.entry(ELSEWHERE, elsewhere)));
    }

    private static Stream<Map.Entry<String, Words>> seatStates(Desk desk) {
        return SEAT_STATES.stream()
                .map(state -> Map.entry(state, new Words(desk.say("seat." + state), null)));
    }

    private static Map<String, String> days(Filter filter) {
        return Filter.DAYS.stream()
                .filter(name -> !filter.value(name).isEmpty())
                .collect(Collectors.toMap(Function.identity(), filter::value));
    }

    private static Select select(String name, Stream<Map.Entry<String, Words>> options, Desk desk) {
        var chosen = desk.filter().value(name);
        return new Select(
                name,
                options.map(one ->
                                new Option(
                                        one.getKey(), one.getValue(), one.getKey().equals(chosen)))
                        .toList());
    }

    private static List<Pill> pills(Desk desk) {
        var pills = new ArrayList<Pill>();
        for (var name : Filter.NAMES) {
            var value = desk.filter().value(name);
            if (!value.isEmpty() && !value.equals(Filter.ANY)) {
                pills.add(
                        new Pill(label(name, value, desk), desk.list(desk.filter().without(name))));
            }
        }
        return pills;
    }

    private static Words label(String name, String value, Desk desk) {
        var names = desk.names();
        return switch (name) {
            case "status" -> inStates(value, desk);
            case "type" -> names.type(value);
            case "country" -> names.country(value);
            case "subregion" -> Names.named(subregions(desk), value);
            case "consultationId" -> Names.named(names.consultations(), value);
            case "seatState" -> Names.named(seatStates(desk), value);
            case "submittedFrom", "submittedUntil", "decidedUntil" ->
                    new Words(desk.say("queue." + name, day(value, desk)), null);
            default -> new Words(desk.say("queue.searched", value), null);
        };
    }

    private static String day(String value, Desk desk) {
        try {
            return desk.dates().day(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value; // by hand; registration-service refuses it
        }
    }

    private static Column column(String field, Desk desk) {
        var filter = desk.filter();
        var now = filter.isSortedBy(field);
        var down = now && filter.isDescending();
        return new Column(
                "queue.column." + field,
                desk.list(filter.sortedBy(field, now && !down)),
                now ? (down ? "descending" : "ascending") : null);
    }

    private static Row row(Registration one, Desk desk, @Nullable String selected) {
        return new Row(
                one.id(),
                one.reference(),
                one.organization().name(),
                one.organization().acronym(),
                desk.names().type(one.organization().type()),
                desk.names().country(one.organization().country()),
                Chip.ofRegistration(one.status()),
                one.isUndecided() ? desk.waits(one.waitsSince()) : null,
                !one.likelyDuplicates().isEmpty(),
                one.id().equals(selected),
                desk.beside(one.id()),
                desk.alone(one.id()));
    }
}
