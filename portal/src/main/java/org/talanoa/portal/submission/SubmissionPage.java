package org.talanoa.portal.submission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.Review;

/**
 * A submission read back, ready to print.
 *
 * @param language of all that was written in it
 * @param file the name under which the original is downloaded
 */
record SubmissionPage(
        String id,
        String registrationId,
        String title,
        String language,
        String languageName,
        String attributionKey,
        String received,
        String receipt,
        String file,
        List<Point> points,
        @Nullable String text) {

    /** One point; {@code stateKey} is that of the sentence that tells what its state means. */
    record Point(
            String kindKey,
            String text,
            Chip chip,
            String stateKey,
            List<Words> objectives,
            List<Words> topics,
            List<String> addresseeKeys) {
        @Override
        public String toString() {
            return "Point[" + kindKey + "]";
        }
    }

    /**
     * @param review null while consultation-service is away
     */
    static SubmissionPage of(
            Submission submission, @Nullable Review review, Reader reader, Dates dates) {
        var zone = reader.zoneOrUtc();
        var objectives = objectives(review);
        var topics = new TreeMap<String, Map<String, String>>();
        if (review != null) {
            review.topics().forEach(topic -> topics.put(topic.code(), topic.title()));
        }
        return new SubmissionPage(
                submission.id(),
                submission.registrationId(),
                submission.title(),
                submission.language(),
                Locale.forLanguageTag(submission.language()).getDisplayName(reader.locale()),
                "points.attribution." + submission.attribution(),
                dates.moment(submission.receivedAt().atZone(zone)),
                submission.receipt(),
                "submission-" + submission.receipt().substring(0, 8) + ".json",
                submission.points().stream()
                        .map(point -> point(point, objectives, topics, reader))
                        .toList(),
                submission.text());
    }

    private static Point point(
            Submission.Point point,
            Map<Integer, Map<String, String>> objectives,
            Map<String, Map<String, String>> topics,
            Reader reader) {
        var chip = Chip.ofPoint(point.status());
        return new Point(
                "points.kind." + point.kind(),
                point.text(),
                chip,
                chip.key() + ".words",
                point.objectives().stream()
                        .map(number -> {
                            var title =
                                    Words.of(
                                            objectives.getOrDefault(number, Map.of()),
                                            reader.locale());
                            return new Words((number + " " + title.text()).strip(), title.lang());
                        })
                        .toList(),
                point.topics().stream()
                        .map(code ->
                                Words.of(
                                        topics.getOrDefault(code, Map.of("en", code)),
                                        reader.locale()))
                        .toList(),
                point.addressees().stream().map(one -> "submit.addressee." + one).toList());
    }

    private static Map<Integer, Map<String, String>> objectives(@Nullable Review review) {
        var titles = new TreeMap<Integer, Map<String, String>>();
        if (review != null && review.framework() != null) {
            review.framework().objectives().forEach(one -> titles.put(one.number(), one.title()));
        }
        return titles;
    }

    @Override
    public String toString() {
        return "SubmissionPage[" + id + "]";
    }
}
