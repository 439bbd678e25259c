package org.talanoa.recommendation.submission;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talanoa.recommendation.submission.NewSubmission.NewPoint;

class NewSubmissionTest {
    private final Given given = new Given();
    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void one_to_two_hundred_points_are_taken() {
        assertThat(faults(given.submission())).containsOnly("points");
        assertThat(faults(points(1))).isEmpty();
        assertThat(faults(points(200))).isEmpty();
        assertThat(faults(points(201))).containsOnly("points");
    }

    @Test
    void objectives_are_those_of_the_framework() {
        assertThat(faults(given.submission(Given.point("Text", 1, 23)))).isEmpty();
        assertThat(faults(given.submission(Given.point("Text", 0, 24))))
                .containsExactlyInAnyOrder(
                        "points[0].objectives[0].<list element>",
                        "points[0].objectives[1].<list element>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "bell\u0007", "half \ud83c of a pair"})
    void a_text_is_something_to_read(String text) {
        assertThat(faults(given.submission(Given.point(text)))).containsOnly("points[0].text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Line\r\nand\tline", "\ud83c\udf0f", "\u200fمرحبا", "นโยบาย"})
    void every_script_is_taken(String text) {
        assertThat(faults(given.submission(Given.point(text)))).isEmpty();
    }

    @Test
    void a_text_has_its_limit() {
        assertThat(faults(given.submission(Given.point("x".repeat(4_000))))).isEmpty();
        assertThat(faults(given.submission(Given.point("x".repeat(4_001)))))
                .containsOnly("points[0].text");
    }

    private NewSubmission points(int many) {
        List<NewPoint> points = Collections.nCopies(many, Given.point("Text"));
        return given.submission(points.toArray(NewPoint[]::new));
    }

    private Stream<String> faults(NewSubmission submission) {
        return validator.validate(submission).stream()
                .map(violation -> violation.getPropertyPath().toString());
    }
}
