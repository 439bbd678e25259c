package org.talanoa.recommendation.submission;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.talanoa.recommendation.submission.Given.checked;
import static org.talanoa.recommendation.submission.Given.point;

import com.mongodb.client.MongoDatabase;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.recommendation.SubmissionFacts.Addressee;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Sweeper;
import org.talanoa.kit.web.Fault;
import org.talanoa.kit.web.InvalidContent;
import org.talanoa.recommendation.registration.RegistrationStore;
import org.talanoa.recommendation.submission.NewSubmission.NewPoint;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Topics;

@ServiceTest
class HandInTest {
    @Autowired SubmissionService service;
    @Autowired SubmissionStore submissions;
    @Autowired RegistrationStore known;
    @Autowired Sweeper sweeper;
    @Autowired MongoDatabase database;

    private final Given given = new Given();

    @BeforeEach
    void the_review_is_known() {
        Topics.send(
                EventTopic.CONSULTATIONS,
                given.consultation.value(),
                1,
                new ConsultationEvent.Released(given.consultation()));
        registrationIs(RegistrationStatus.UNDER_REVIEW, 2);
        await().until(() -> known.consultation(given.consultation).isPresent());
    }

    @Test
    void the_same_request_is_taken_once_even_at_the_same_moment() throws Exception {
        var key = UUID.randomUUID().toString();
        var submission = given.submission(point("Once"), point("Twice"));
        Callable<Submission> once = () -> handIn(submission, key);
        List<Submission> taken;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            taken =
                    callers.invokeAll(Collections.nCopies(10, once)).stream()
                            .map(future -> future.resultNow())
                            .toList();
        }
        assertThat(taken).containsOnly(handIn(submission, key));
        assertThatThrownBy(() -> handIn(given.submission(point("Other")), key))
                .isInstanceOf(Conflict.KeyReused.class);
        var another = handIn(submission, UUID.randomUUID().toString());
        assertThat(another.id()).isNotEqualTo(taken.getFirst().id());
        assertThat(another.receipt()).isEqualTo(taken.getFirst().receipt());
        Topics.await(EventTopic.RECOMMENDATIONS, another.id().value(), 1);
        assertThat(Topics.await(EventTopic.RECOMMENDATIONS, taken.getFirst().id().value(), 1))
                .hasSize(1);
    }

    @Test
    void the_original_never_changes() {
        var stored = handIn(given.submission(point("As it came")), null);
        var id = stored.id();
        var sealed = original(id);
        Topics.await(EventTopic.RECOMMENDATIONS, id.value(), 1);

        assertThat(sweeper.documents())
                .singleElement()
                .extracting(Documents::republish)
                .isNotEqualTo(0L);
        var told = Topics.await(EventTopic.RECOMMENDATIONS, id.value(), 2);

        assertThat(told)
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.submission.received.v1", "org.talanoa.submission.state.v1");
        assertThat(told.getLast().json()).isEqualTo(told.getFirst().json());
        assertThat(original(id)).isEqualTo(sealed);
        assertThat(submissions.get(id).state()).isEqualTo(stored);
        assertThat(submissions.get(id).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RegistrationStatus.class,
            names = {"UNCONFIRMED", "DECLINED", "WITHDRAWN"})
    void only_who_takes_part_hands_in(RegistrationStatus status) {
        registrationIs(status, 3);
        assertFaults(given.submission(point("Text")), " REGISTRATION_NOT_CONFIRMED");
    }

    @Test
    void every_fault_is_told_at_once() {
        var topics = List.of(new TopicCode("ok"), new TopicCode("x".repeat(61)));
        var point = new NewPoint(PointKind.CHALLENGE, "Text", List.of(), topics, List.of());
        assertFaults(
                given.submission(new ConsultationId("elsewhere"), "en_US", List.of(point)),
                "/consultationId CONSULTATION_UNKNOWN",
                "/language LANGUAGE_UNKNOWN",
                "/points/0/topics/1 LENGTH_INVALID");
        assertFaults(
                new Given().submission(null, "zh-Hant", List.of(point("Text"))),
                "/reviewId REVIEW_NOT_YOURS");
    }

    @Test
    void the_event_of_the_largest_submission_is_taken_by_the_broker() {
        var topics =
                IntStream.range(0, 8).mapToObj(i -> new TopicCode(i + "x".repeat(59))).toList();
        var objectives = IntStream.rangeClosed(1, 23).boxed().toList();
        var point =
                new NewPoint(
                        PointKind.PROMISING_PRACTICE,
                        "x".repeat(4_000),
                        objectives,
                        topics,
                        List.of(Addressee.values()));
        var stored =
                handIn(given.submission(null, "zh-Hant", Collections.nCopies(200, point)), null);
        assertThat(Topics.await(EventTopic.RECOMMENDATIONS, stored.id().value(), 1)).hasSize(1);
    }

    private Submission handIn(NewSubmission submission, @Nullable String key) {
        return service.handIn(given.registration, checked(submission, key)).state();
    }

    private void assertFaults(NewSubmission submission, String... faults) {
        assertThatThrownBy(() -> handIn(submission, null))
                .isInstanceOfSatisfying(
                        InvalidContent.class,
                        e ->
                                assertThat(e.faults().stream().map(HandInTest::line))
                                        .containsExactly(faults));
    }

    private static String line(Fault fault) {
        return fault.pointer() + " " + fault.code();
    }

    private byte[] original(SubmissionId id) {
        var document =
                Objects.requireNonNull(
                        database.getCollection("submissions", BsonDocument.class)
                                .find(eq("_id", id.value()))
                                .first());
        var original = document.getDocument("state").getDocument("original");
        return new RawBsonDocument(original, new BsonDocumentCodec()).getByteBuffer().array();
    }

    private void registrationIs(RegistrationStatus status, long version) {
        Topics.send(
                EventTopic.REGISTRATIONS,
                given.registration.value(),
                version,
                new RegistrationEvent.Confirmed(given.registration(status)));
        await().until(() ->
                known.registration(given.registration).stream()
                        .map(RegistrationFacts::status)
                        .anyMatch(status::equals));
    }
}
