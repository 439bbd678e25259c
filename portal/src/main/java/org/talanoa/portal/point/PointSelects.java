package org.talanoa.portal.point;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;

/** The fields of the form by which points are found, in the reader's words. */
record PointSelects(
        Review review, List<Consultation> series, PointFilter filter, Locale locale, Dates dates) {
    /** Nothing decides on points yet, so they are in no other state. */
    private static final List<String> STATES = List.of("RECEIVED");

    /**
     * A filter to choose.
     *
     * @param key of its label
     */
    record Select(String name, String key, List<Option> options) {}

    record Option(String value, Words label, boolean chosen) {}

    List<Select> all() {
        return List.of(
                ours("status", STATES),
                ours("kind", PointFilter.KINDS),
                ours("attribution", PointFilter.ATTRIBUTIONS),
                select("objective", "points.objective", objectives()),
                select(
                        "type",
                        "form.organization.type",
                        review.stakeholderTypes().stream()
                                .map(one -> entry(one.code(), one.label()))),
                select("subregion", "queue.filter.subregion", subregions()),
                select(
                        "consultationId",
                        "queue.filter.consultationId",
                        series.stream().map(this::numbered)));
    }

    /** One whose values have words of ours. */
    private Select ours(String name, List<String> values) {
        var key = "points." + name;
        return select(name, key, values.stream().map(value -> Map.entry(value, said(key, value))));
    }

    private Words said(String key, String values) {
        return new Words(
                PointFilter.several(values).stream()
                        .map(value -> dates.say(key + "." + value))
                        .collect(Collectors.joining(dates.say("frame.list"))),
                null);
    }

    /** What is set stands among the options, even if nobody would be offered it. */
    private Select select(String name, String key, Stream<Map.Entry<String, Words>> offered) {
        var now = filter.value(name);
        var options = offered.collect(Collectors.toList());
        if (!now.isEmpty() && options.stream().noneMatch(one -> one.getKey().equals(now))) {
            options.add(
                    Map.entry(now, name.equals("status") ? said(key, now) : new Words(now, null)));
        }
        return new Select(
                name,
                key,
                options.stream()
                        .map(one ->
                                new Option(one.getKey(), one.getValue(), one.getKey().equals(now)))
                        .toList());
    }

    private Stream<Map.Entry<String, Words>> objectives() {
        var framework = review.framework();
        return framework == null
                ? Stream.empty()
                : framework.objectives().stream()
                        .map(one ->
                                Map.entry(
                                        String.valueOf(one.number()),
                                        numbered(one.number(), one.shortName())));
    }

    private Stream<Map.Entry<String, Words>> subregions() {
        var elsewhere = new Words(dates.say("figures.elsewhere"), null);
        return Stream.concat(
                review.subregions().stream().map(one -> entry(one.code(), one.name())),
                Stream.of(Map.entry("other", elsewhere)));
    }

    private Map.Entry<String, Words> numbered(Consultation one) {
        return Map.entry(one.id(), numbered(one.order(), one.title()));
    }

    private Words numbered(int number, Map<String, String> texts) {
        var words = Words.of(texts, locale);
        return new Words(number + ". " + words.text(), words.lang());
    }

    private Map.Entry<String, Words> entry(String code, Map<String, String> texts) {
        return Map.entry(code, Words.of(texts, locale));
    }
}
