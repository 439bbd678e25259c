package org.talanoa.portal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.talanoa.portal.figures.Dashboard.Registered;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;

/**
 * Registrations of one kind by what was decided, as a row of a chart's table.
 *
 * @param href to all of the kind
 */
record Bar(Words name, String href, Figure approved, Figure underReview, Figure other) {
    /** As dashboard-service and registration-service call what lies in no subregion. */
    private static final String ELSEWHERE = "other";

    private static final String OTHERS = "UNCONFIRMED,DECLINED,WITHDRAWN";

    static List<Bar> types(Review review, Dashboard dashboard, Locale locale, Links links) {
        return review.stakeholderTypes().stream()
                .map(type ->
                        of(
                                Words.of(type.label(), locale),
                                new Kind("type", type.code(), links),
                                dashboard,
                                registered -> registered.type().equals(type.code())))
                .toList();
    }

    static List<Bar> subregions(
            Review review, Dashboard dashboard, Locale locale, Links links, Words elsewhere) {
        var bars = new ArrayList<Bar>();
        for (var subregion : review.subregions()) {
            var name = Words.of(subregion.name(), locale);
            bars.add(subregion(name, subregion.code(), dashboard, links));
        }
        bars.add(subregion(elsewhere, ELSEWHERE, dashboard, links));
        return bars;
    }

    private static Bar subregion(Words name, String code, Dashboard dashboard, Links links) {
        return of(
                name,
                new Kind("subregion", code, links),
                dashboard,
                registered -> registered.subregion().equals(code));
    }

    /** The filter that finds what the bar counts. */
    private record Kind(String filter, String code, Links links) {
        String in(String status) {
            return links.registrations(filter, code, "status", status);
        }
    }

    private static Bar of(
            Words name, Kind kind, Dashboard dashboard, Predicate<Registered> counts) {
        int approved = 0;
        int underReview = 0;
        int other = 0;
        for (var registered : dashboard.registrations().organizations()) {
            if (!counts.test(registered)) continue;
            switch (registered.status()) {
                case "APPROVED" -> approved += registered.organizations();
                case "UNDER_REVIEW" -> underReview += registered.organizations();
                default -> other += registered.organizations();
            }
        }
        return new Bar(
                name,
                kind.in(Links.ANY),
                Figure.of(approved, kind.in("APPROVED")),
                Figure.of(underReview, kind.in("UNDER_REVIEW")),
                Figure.of(other, kind.in(OTHERS)));
    }
}
