package org.talanoa.registration.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.FieldId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.OptionId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.registration.review.ReviewStore;
import org.talanoa.testkit.Topics;

/**
 * A review with an open and a closed consultation, told to the service as consultation-service
 * would.
 */
record Given(ReviewId review, ConsultationId open, ConsultationId closed) {

    static Given aReviewKnownTo(ReviewStore reviews) {
        var suffix = UUID.randomUUID().toString();
        var given =
                new Given(
                        new ReviewId("review-" + suffix),
                        new ConsultationId("open-" + suffix),
                        new ConsultationId("closed-" + suffix));
        Topics.send(
                EventTopic.REVIEWS,
                given.review.value(),
                1,
                new ReviewEvent.Published(given.reviewFacts()));
        Topics.send(
                EventTopic.CONSULTATIONS,
                given.open.value(),
                1,
                new ConsultationEvent.Released(
                        given.consultation(given.open, ConsultationStatus.OPEN)));
        Topics.send(
                EventTopic.CONSULTATIONS,
                given.closed.value(),
                1,
                new ConsultationEvent.Held(
                        given.consultation(given.closed, ConsultationStatus.HELD)));
        Awaitility.await()
                .until(() ->
                        reviews.review(given.review).isPresent()
                                && reviews.consultation(given.open).isPresent()
                                && reviews.consultation(given.closed).isPresent());
        return given;
    }

    /** The open consultation takes no more registrations. */
    void closes(ReviewStore reviews) {
        becomes(consultation(open, ConsultationStatus.REGISTRATION_CLOSED, null), reviews);
    }

    /** The open consultation should have closed, and nobody has told so. */
    void deadlineHasPassed(ReviewStore reviews) {
        var deadline = Instant.parse("2026-01-01T00:00:00Z");
        becomes(consultation(open, ConsultationStatus.OPEN, deadline), reviews);
    }

    /** The closed consultation, which seemed to be over, is still to come. */
    void isPutOff(ReviewStore reviews) {
        becomes(consultation(closed, ConsultationStatus.OPEN), reviews);
    }

    private static void becomes(ConsultationFacts next, ReviewStore reviews) {
        Topics.send(
                EventTopic.CONSULTATIONS,
                next.id().value(),
                2,
                new ConsultationEvent.Republished(next));
        Awaitility.await().until(() -> reviews.consultation(next.id()).equals(Optional.of(next)));
    }

    ReviewFacts reviewFacts() {
        var question =
                new FormDefinition.Field(
                        new FieldId("accreditation"),
                        FormDefinition.Kind.CHOICE,
                        true,
                        text("Accreditation"),
                        LocalizedText.of(Map.of()),
                        List.of(
                                new FormDefinition.Option(new OptionId("ecosoc"), text("ECOSOC")),
                                new FormDefinition.Option(new OptionId("none"), text("None"))),
                        0);
        return new ReviewFacts(
                review,
                text("A review"),
                List.of(new LanguageTag("en"), new LanguageTag("fr")),
                List.of(new StakeholderType("civil_society"), new StakeholderType("academia")),
                List.of(new ReviewFacts.Member(new CountryCode("TH"), new SubregionCode("sea"))),
                new FormDefinition(1, List.of(question)),
                2);
    }

    ConsultationFacts consultation(ConsultationId id, ConsultationStatus status) {
        return consultation(id, status, null);
    }

    private ConsultationFacts consultation(
            ConsultationId id, ConsultationStatus status, @Nullable Instant closes) {
        return new ConsultationFacts(
                id,
                review,
                1,
                1,
                text("A consultation"),
                status,
                LocalDate.of(2027, 1, 20),
                LocalTime.of(11, 0),
                LocalTime.of(14, 0),
                ZoneId.of("Asia/Bangkok"),
                ConsultationFacts.Mode.ONLINE,
                List.of(8),
                List.of(),
                200,
                null,
                closes,
                null);
    }

    private static LocalizedText text(String english) {
        return LocalizedText.of(Map.of("en", english));
    }

    /** The body of a registration in which nothing is wrong. */
    String form() {
        return """
        {"reviewId": "%1$s",
         "organization": {"name": "Reef Watchers Union", "acronym": "RWU", "type": "civil_society", "country": "TH",
                          "website": "https://example.org", "directoryId": null},
         "focalPoint": {"givenName": "Malinee", "familyName": "Srisuwan", "email": "malinee@example.org", "locale": "en"},
         "delegates": [{"givenName": "Malinee", "familyName": "Srisuwan", "email": "malinee@example.org", "locale": "en",
                        "consultationIds": ["%2$s"], "wantsToSpeak": true, "accessNeeds": "captions"}],
         "consultationIds": ["%2$s"],
         "visibility": "PUBLIC",
         "formVersion": 1, "answers": {"accreditation": "none"},
         "consents": {"privacyNotice": true, "codeOfConduct": true, "publishName": true, "mailingList": false}}
        """
                .formatted(review, open);
    }
}
