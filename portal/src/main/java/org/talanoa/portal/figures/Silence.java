package org.talanoa.portal.figures;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.figures.Dashboard.Covered;
import org.talanoa.portal.figures.Dashboard.Registered;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;

/** Who has not spoken yet: approved organizations of a type against those with a point. */
record Silence(List<Pill> pills, List<Column> columns, List<Row> rows) {
    private static final int STEPS = 5;

    /** A part of the region to look at; without a name all of them. */
    record Pill(@Nullable Words name, String href, boolean current) {}

    record Column(Words name, int registered, String href) {}

    record Row(int number, Words title, String href, List<Cell> cells) {}

    /**
     * How many organizations have spoken.
     *
     * @param look one of five steps, {@code silent} or {@code absent}
     * @param href to what they said, or to those that are silent; null where nobody is
     */
    record Cell(String look, int organizations, int registered, @Nullable String href) {
        public boolean silent() {
            return look.equals("silent");
        }

        public boolean absent() {
            return look.equals("absent");
        }
    }

    static Silence of(
            Review review,
            Dashboard dashboard,
            @Nullable String subregion,
            Locale locale,
            Links links) {
        Predicate<String> wanted = code -> subregion == null || subregion.equals(code);
        var registered =
                dashboard.registrations().organizations().stream()
                        .filter(one -> one.status().equals("APPROVED"))
                        .filter(one -> wanted.test(one.subregion()))
                        .toList();
        var covered =
                dashboard.coverage().stream().filter(c -> wanted.test(c.subregion())).toList();
        var columns =
                review.stakeholderTypes().stream()
                        .map(type ->
                                new Column(
                                        Words.of(type.label(), locale),
                                        registered(registered, type.code()),
                                        approved(links, type.code(), subregion)))
                        .toList();
        return new Silence(
                pills(review, subregion, locale, links),
                columns,
                rows(review, covered, columns, subregion, locale, links));
    }

    private static List<Row> rows(
            Review review,
            List<Covered> covered,
            List<Column> columns,
            @Nullable String subregion,
            Locale locale,
            Links links) {
        if (review.framework() == null) return List.of();
        var types = review.stakeholderTypes();
        var objectives = review.framework().objectives();
        int most =
                objectives.stream()
                        .flatMapToInt(o ->
                                types.stream().mapToInt(t -> spoken(covered, o.number(), t.code())))
                        .max()
                        .orElse(0);
        return objectives.stream()
                .map(objective ->
                        new Row(
                                objective.number(),
                                Words.of(objective.shortName(), locale),
                                links.points("objective", String.valueOf(objective.number())),
                                IntStream.range(0, types.size())
                                        .mapToObj(i ->
                                                cell(
                                                        spoken(
                                                                covered,
                                                                objective.number(),
                                                                types.get(i).code()),
                                                        columns.get(i),
                                                        most,
                                                        points(
                                                                links,
                                                                objective.number(),
                                                                types.get(i).code(),
                                                                subregion)))
                                        .toList()))
                .toList();
    }

    private static Cell cell(int spoken, Column column, int most, String points) {
        if (spoken > 0) {
            int step = Math.ceilDiv(STEPS * spoken, most);
            return new Cell("w" + step, spoken, column.registered(), points);
        }
        return column.registered() > 0
                ? new Cell("silent", 0, column.registered(), column.href())
                : new Cell("absent", 0, 0, null);
    }

    private static int registered(List<Registered> registered, String type) {
        return registered.stream()
                .filter(one -> one.type().equals(type))
                .mapToInt(Registered::organizations)
                .sum();
    }

    private static int spoken(List<Covered> covered, int objective, String type) {
        return covered.stream()
                .filter(one -> one.objective() == objective && one.type().equals(type))
                .mapToInt(Covered::organizations)
                .sum();
    }

    private static String points(
            Links links, int objective, String type, @Nullable String subregion) {
        var number = String.valueOf(objective);
        return subregion == null
                ? links.points("objective", number, "type", type, "status", Links.SPOKEN)
                : links.points(
                        "objective",
                        number,
                        "type",
                        type,
                        "status",
                        Links.SPOKEN,
                        "subregion",
                        subregion);
    }

    private static String approved(Links links, String type, @Nullable String subregion) {
        return subregion == null
                ? links.registrations("type", type, "status", "APPROVED")
                : links.registrations("type", type, "status", "APPROVED", "subregion", subregion);
    }

    private static List<Pill> pills(
            Review review, @Nullable String subregion, Locale locale, Links links) {
        var all = new Pill(null, links.today(), subregion == null);
        return Stream.concat(
                        Stream.of(all),
                        review.subregions().stream()
                                .map(one ->
                                        new Pill(
                                                Words.of(one.name(), locale),
                                                links.today("subregion", one.code()),
                                                one.code().equals(subregion))))
                .toList();
    }
}
