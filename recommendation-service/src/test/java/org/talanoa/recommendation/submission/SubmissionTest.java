package org.talanoa.recommendation.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.recommendation.SubmissionFacts.Addressee;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.web.Checked;
import org.talanoa.kit.web.Faults;
import org.talanoa.kit.web.InvalidContent;
import org.talanoa.recommendation.registration.RegistrationStore;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Topics;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class SubmissionTest {
    private static final ReviewId REVIEW = new ReviewId("gcm-ap-2020-2021");

    @Autowired SubmissionService service;
    @Autowired SubmissionStore submissions;
    @Autowired RegistrationStore registrations;

    @SuppressWarnings("NullAway.Init") // set before each test
    RegistrationId registration;

    @BeforeEach
    void a_confirmed_registration() {
        registration = registered(RegistrationStatus.UNDER_REVIEW);
    }

    @Test
    void the_receipt_can_be_computed_again_from_the_sealed_original() throws Exception {
        var stored =
                service.handIn(registration, form("End the detention of children", "k1")).state();
        var canonical =
                "{\"attribution\":\"NAMED\",\"language\":\"en\",\"points\":[{\"addressees\":[\"GOVERNMENTS\"],"
                        + "\"kind\":\"RECOMMENDATION\",\"objectives\":[13],\"text\":\"End the detention of children\","
                        + "\"topics\":[\"immigration_detention\"]}],\"reviewId\":\"gcm-ap-2020-2021\",\"title\":\"Our points\"}";
        var hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(canonical.getBytes(StandardCharsets.UTF_8));
        assertThat(stored.receipt().value()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(submissions.get(stored.id()).state()).isEqualTo(stored);
    }

    @Test
    void what_was_said_stays_here_and_only_that_it_was_said_is_told(CapturedOutput log) {
        var stored =
                service.handIn(registration, form("A sentence nobody else may see", "k2")).state();
        var told = Topics.await(EventTopic.RECOMMENDATIONS, stored.id().value(), 1).getFirst();
        assertThat(told.type()).isEqualTo("org.talanoa.submission.received.v1");
        assertThat(told.json())
                .contains(stored.receipt().value())
                .doesNotContain("nobody else", "Our points");
        assertThat(log.getAll() + stored).doesNotContain("nobody else", "Our points");
    }

    @Test
    void handing_in_twice_with_one_key_gives_one_receipt_and_another_text_is_refused() {
        var first = service.handIn(registration, form("Same", "k3"));
        var second = service.handIn(registration, form("Same", "k3"));
        assertThat(second).isEqualTo(first);
        assertThatThrownBy(() -> service.handIn(registration, form("Other", "k3")))
                .isInstanceOf(Conflict.KeyReused.class);
    }

    @Test
    void only_a_confirmed_registration_hands_in_and_only_for_its_review() {
        var unconfirmed = registered(RegistrationStatus.UNCONFIRMED);
        assertThatThrownBy(() -> service.handIn(unconfirmed, form("x", "k4")))
                .isInstanceOf(InvalidContent.class);
        assertThatThrownBy(() -> service.handIn(new RegistrationId("nobody"), form("x", "k5")))
                .isInstanceOf(InvalidContent.class);
    }

    private RegistrationId registered(RegistrationStatus status) {
        var id = new RegistrationId(UUID.randomUUID().toString());
        var facts =
                new RegistrationFacts(
                        id,
                        new RegistrationReference("TAL-1"),
                        REVIEW,
                        status,
                        new StakeholderType("civil_society"),
                        new CountryCode("TH"),
                        null,
                        Visibility.PUBLIC,
                        true,
                        List.of(),
                        new ContactId(id.value() + ".focal-point"),
                        List.of(),
                        Instant.EPOCH,
                        null,
                        null);
        Topics.send(
                EventTopic.REGISTRATIONS, id.value(), 2, new RegistrationEvent.Confirmed(facts));
        await().until(() -> registrations.registration(id).isPresent());
        return id;
    }

    private static Checked<NewSubmission> form(String text, String key) {
        var point =
                new NewSubmission.NewPoint(
                        PointKind.RECOMMENDATION,
                        text,
                        List.of(13),
                        List.of(new TopicCode("immigration_detention")),
                        List.of(Addressee.GOVERNMENTS));
        var submission =
                new NewSubmission(
                        REVIEW,
                        null,
                        new LanguageTag("en"),
                        "Our points",
                        Attribution.NAMED,
                        List.of(point),
                        null);
        return new Checked<>(
                submission,
                new Faults(),
                new Command(
                        "POST /api/v1/submissions", "organization", key, "mark of " + text, null));
    }
}
