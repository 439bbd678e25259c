package org.talanoa.portal.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Chip;

/**
 * The list, ready to print.
 *
 * @param range which of how many are shown
 * @param previous address of the page before; null on the first
 */
record ListView(
        String q,
        String review,
        String sort,
        List<Select> selects,
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
                pills(desk),
                desk.list(Filter.of(Map.of("status", ""))),
                Stream.of("name", "type", "country", "submittedAt")
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
        var states =
                STATES.stream()
                        .map(state ->
                                Map.entry(
                                        state, new Words(desk.say("registration." + state), null)));
        return List.of(
                select("status", states, desk),
                select("type", names.types(), desk),
                select("country", names.countries(), desk),
                select("subregion", names.subregions(), desk),
                select("consultationId", names.consultations(), desk));
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
            case "status" ->
                    new Words(desk.sayOr("registration." + value, "registration.UNKNOWN"), null);
            case "type" -> names.type(value);
            case "country" -> names.country(value);
            case "subregion" -> names.subregion(value);
            case "consultationId" -> Names.named(names.consultations(), value);
            default -> new Words(desk.say("queue.searched", value), null);
        };
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
                one.isUndecided() ? desk.waits(one.submittedAt()) : null,
                !one.likelyDuplicates().isEmpty(),
                one.id().equals(selected),
                desk.beside(one.id()),
                desk.alone(one.id()));
    }
}
