package org.talanoa.recommendation.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.recommendation.SubmissionFacts.Addressee;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;
import org.talanoa.recommendation.submission.NewSubmission.NewPoint;

class OriginalTest {
    private static final NewSubmission SUBMISSION =
            new NewSubmission(
                    new ReviewId("gcm-ap-2020-2021"),
                    new ConsultationId("c1"),
                    new LanguageTag("zh-Hant"),
                    "A \"title\" and a / and a \\",
                    Attribution.TYPE_AND_COUNTRY,
                    List.of(
                            new NewPoint(
                                    PointKind.RECOMMENDATION,
                                    "Line\r\n\tnext \u00e9 e\u0301 \u2028 \ud83c\udf0f <&>",
                                    List.of(13, 4),
                                    List.of(new TopicCode("immigration_detention")),
                                    List.of(Addressee.GOVERNMENTS, Addressee.MEDIA)),
                            new NewPoint(
                                    PointKind.CHALLENGE, "Two", List.of(), List.of(), List.of())),
                    null);

    /** Written by hand after RFC 8785. */
    private static final String CANONICAL =
            "{\"attribution\":\"TYPE_AND_COUNTRY\",\"consultationId\":\"c1\",\"language\":\"zh-Hant\","
                    + "\"points\":[{\"addressees\":[\"GOVERNMENTS\",\"MEDIA\"],\"kind\":\"RECOMMENDATION\","
                    + "\"objectives\":[13,4],\"text\":\"Line\\r\\n\\tnext \u00e9 e\u0301 \u2028 \ud83c\udf0f <&>\","
                    + "\"topics\":[\"immigration_detention\"]},"
                    + "{\"addressees\":[],\"kind\":\"CHALLENGE\",\"objectives\":[],\"text\":\"Two\",\"topics\":[]}],"
                    + "\"reviewId\":\"gcm-ap-2020-2021\",\"title\":\"A \\\"title\\\" and a / and a \\\\\"}";

    @Test
    void the_canonical_form_is_that_of_RFC_8785() {
        assertThat(Original.of(SUBMISSION).canonical()).isEqualTo(CANONICAL);
    }

    @Test
    void the_receipt_is_the_SHA_256_of_its_bytes() throws Exception {
        var digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(CANONICAL.getBytes(StandardCharsets.UTF_8));
        assertThat(Original.of(SUBMISSION).receipt().value())
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void nothing_prints_a_text() {
        assertThat(SUBMISSION.toString() + SUBMISSION.points() + Original.of(SUBMISSION))
                .doesNotContain("title", "Line", "Two");
    }
}
