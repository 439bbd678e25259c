package org.talanoa.portal.consultation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;

/** What a release would change, in words: what is said now, and what would be said. */
final class Difference {
    private final Review review;
    private final Dates dates;
    private final Locale locale;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One thing that changes.
     *
     * @param label key in the bundles
     * @param language of a title, named in itself; null elsewhere
     * @param before null where nothing was said
     * @param after null where nothing is said any more
     */
    record Line(
            String label,
            @Nullable String language,
            @Nullable String before,
            @Nullable String after) {}

    private Difference(Review review, Dates dates, Locale locale) {
        this.review = review;
        this.dates = dates;
        this.locale = locale;
    }

    static List<Line> of(Draft draft, Review review, Dates dates, Locale locale) {
        var difference = new Difference(review, dates, locale);
        difference.compare(draft.released(), draft.fields());
        return List.copyOf(difference.lines);
    }

    private void compare(Draft.@Nullable Fields was, Draft.Fields is) {
        line("draft.order", was == null ? null : was.order(), is.order());
        var languages = new TreeSet<>(is.title().keySet());
        if (was != null) languages.addAll(was.title().keySet());
        for (var language : languages) {
            var before = was == null ? null : was.title().get(language);
            var after = is.title().get(language);
            if (!Objects.equals(before, after)) {
                lines.add(new Line("draft.title", language, before, after));
            }
        }
        line("draft.date", was == null ? null : day(was), day(is));
        line("draft.times", was == null ? null : times(was), times(is));
        line("draft.mode", was == null ? null : mode(was), mode(is));
        line("draft.objectives", was == null ? null : objectives(was), objectives(is));
        line("draft.topics", was == null ? null : topics(was), topics(is));
        line("draft.capacity", was == null ? null : was.capacity(), is.capacity());
        line(
                "draft.registrationOpensAt",
                was == null ? null : moment(was.registrationOpensAt(), was),
                moment(is.registrationOpensAt(), is));
        line(
                "draft.registrationClosesAt",
                was == null ? null : moment(was.registrationClosesAt(), was),
                moment(is.registrationClosesAt(), is));
    }

    private void line(String label, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) return;
        lines.add(
                new Line(
                        label,
                        null,
                        before == null ? null : before.toString(),
                        after == null ? null : after.toString()));
    }

    private @Nullable String day(Draft.Fields fields) {
        return fields.date() == null ? null : dates.day(fields.date());
    }

    private String times(Draft.Fields fields) {
        var from = fields.startTime() == null ? "…" : fields.startTime().toString();
        var to = fields.endTime() == null ? "…" : fields.endTime().toString();
        return dates.say("draft.clock", from, to, dates.city(fields.timeZone()));
    }

    private String mode(Draft.Fields fields) {
        return dates.say("draft.mode." + fields.mode());
    }

    private @Nullable String objectives(Draft.Fields fields) {
        var numbers = fields.objectives();
        return numbers == null || numbers.isEmpty()
                ? null
                : numbers.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(dates.say("frame.list")));
    }

    private @Nullable String topics(Draft.Fields fields) {
        var codes = fields.topics();
        return codes == null || codes.isEmpty()
                ? null
                : review.topics().stream()
                        .filter(topic -> codes.contains(topic.code()))
                        .map(topic -> Words.of(topic.title(), locale).text())
                        .collect(Collectors.joining(dates.say("frame.list")));
    }

    private @Nullable String moment(@Nullable Instant at, Draft.Fields fields) {
        return at == null ? null : dates.moment(at.atZone(fields.timeZone()));
    }
}
