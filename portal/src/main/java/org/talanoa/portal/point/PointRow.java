package org.talanoa.portal.point;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.Review;

/**
 * A point, ready to print.
 *
 * @param language of the text, which is marked with it
 * @param type of the organization in the review's words; null while it is not known
 */
record PointRow(
        String id,
        String text,
        String language,
        String kindKey,
        Chip chip,
        String attributionKey,
        List<String> objectives,
        @Nullable Words type,
        @Nullable Words country,
        String registrationId,
        String submissionId,
        String received) {

    static PointRow of(Point point, Review review, Reader reader, Dates dates) {
        var zone = reader.zoneOrUtc();
        return new PointRow(
                point.id(),
                point.text(),
                point.language(),
                "points.kind." + point.kind(),
                Chip.ofPoint(point.status()),
                "points.attribution." + point.attribution(),
                objectives(point, review, reader),
                review.stakeholderTypes().stream()
                        .filter(type -> type.code().equals(point.type()))
                        .map(type -> Words.of(type.label(), reader.locale()))
                        .findFirst()
                        .orElse(null),
                review.countries().stream()
                        .filter(country -> country.code().equals(point.country()))
                        .map(country -> Words.of(country.name(), reader.locale()))
                        .findFirst()
                        .orElse(null),
                point.registrationId(),
                point.submissionId(),
                dates.moment(point.receivedAt().atZone(zone)));
    }

    private static List<String> objectives(Point point, Review review, Reader reader) {
        var framework = review.framework();
        if (framework == null) return List.of();
        return framework.objectives().stream()
                .filter(objective -> point.objectives().contains(objective.number()))
                .map(objective ->
                        objective.number()
                                + " "
                                + Words.of(objective.shortName(), reader.locale()).text())
                .toList();
    }

    @Override
    public String toString() {
        return "PointRow[" + id + "]";
    }
}
