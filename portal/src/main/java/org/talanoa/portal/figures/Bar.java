package org.talanoa.portal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.figures.Dashboard.Registered;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;

/**
 * Registrations of one kind by what was decided, as a row of a chart's table.
 *
 * @param href to exactly these registrations; null where no filter leads to them
 */
record Bar(Words name, @Nullable String href, int approved, int underReview, int other) {

    static List<Bar> types(Review review, Dashboard dashboard, Locale locale, Links links) {
        var bars = new ArrayList<Bar>();
        for (var type : review.stakeholderTypes()) {
            bars.add(
                    of(
                            Words.of(type.label(), locale),
                            links.registrations("type", type.code()),
                            dashboard,
                            registered -> registered.type().equals(type.code())));
        }
        return bars;
    }

    static List<Bar> subregions(
            Review review, Dashboard dashboard, Locale locale, Links links, Words elsewhere) {
        var bars = new ArrayList<Bar>();
        for (var subregion : review.subregions()) {
            bars.add(
                    of(
                            Words.of(subregion.name(), locale),
                            links.registrations("subregion", subregion.code()),
                            dashboard,
                            registered -> registered.subregion().equals(subregion.code())));
        }
        bars.add(
                of(
                        elsewhere,
                        null,
                        dashboard,
                        registered -> registered.subregion().equals("other")));
        return bars;
    }

    private static Bar of(
            Words name, @Nullable String href, Dashboard dashboard, Predicate<Registered> counts) {
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
        return new Bar(name, href, approved, underReview, other);
    }
}
