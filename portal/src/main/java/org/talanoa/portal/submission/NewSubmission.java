package org.talanoa.portal.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.FormValues;

/**
 * The body of {@code POST /api/v1/submissions}, made of what was typed. What is missing goes as
 * nothing: the service tells every fault at once, so that no rule stands twice.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewSubmission(
        String reviewId,
        @Nullable String consultationId,
        @Nullable String language,
        @Nullable String title,
        @Nullable String attribution,
        List<NewPoint> points,
        @Nullable String text) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewPoint(
            @Nullable String kind,
            @Nullable String text,
            List<Integer> objectives,
            List<String> topics,
            List<String> addressees) {
        static NewPoint of(FormValues typed, int number) {
            var point = SubmissionForm.POINTS + "." + number;
            return new NewPoint(
                    orNull(typed.one(point + ".kind")),
                    orNull(typed.one(point + ".text")),
                    typed.all(point + ".objectives").stream()
                            .filter(objective -> objective.matches("\\d{1,3}"))
                            .map(Integer::valueOf)
                            .toList(),
                    typed.all(point + ".topics"),
                    typed.all(point + ".addressees"));
        }

        @Override
        public String toString() {
            return "NewPoint";
        }
    }

    static NewSubmission of(FormValues typed, String review) {
        return new NewSubmission(
                review,
                orNull(typed.one("consultationId")),
                orNull(typed.one("language")),
                orNull(typed.one("title")),
                orNull(typed.one("attribution")),
                SubmissionForm.points(typed).stream()
                        .map(number -> NewPoint.of(typed, number))
                        .toList(),
                orNull(typed.one("text")));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public String toString() {
        return "NewSubmission[" + reviewId + "]";
    }
}
