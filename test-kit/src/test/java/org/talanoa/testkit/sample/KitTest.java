package org.talanoa.testkit.sample;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.StatusAssertions;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.KafkaConnection;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.event.ParkedRecords;
import org.talanoa.kit.event.Projection;
import org.talanoa.kit.operation.ConsumerLag;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SampleTest
class KitTest {
    @Autowired Documents<Sample, RegistrationEvent> samples;
    @Autowired Projection<RegistrationFacts> heard;
    @Autowired ParkedRecords parked;
    @Autowired MongoDatabase database;
    @Autowired KafkaConnection kafka;
    @Autowired MeterRegistry meters;
    @Autowired RestTestClient client;

    @Test
    void events_of_many_writers_arrive_in_the_order_of_versions_and_none_is_lost()
            throws Exception {
        var id = create(null);
        Callable<Object> change =
                () -> samples.change(id, Command.none(), sample -> sample.changed(100));
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done :
                    writers.invokeAll(IntStream.range(0, 20).mapToObj(_ -> change).toList()))
                done.get();
        }
        assertThat(samples.get(id).state().changes()).isEqualTo(20);
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 21))
                .extracting(Topics.Read::id)
                .isEqualTo(
                        IntStream.rangeClosed(1, 21)
                                .mapToObj(version -> id + ":" + version)
                                .toList());
    }

    @Test
    void a_record_has_the_headers_that_the_document_of_all_events_names() throws Exception {
        var document = new ClassPathResource("org/talanoa/contracts/asyncapi.json");
        var named =
                JsonMapper.shared()
                        .readTree(document.getContentAsByteArray())
                        .at("/components/schemas/CloudEvent");
        var id = create(null);
        var headers = Topics.await(EventTopic.REGISTRATIONS, id, 1).getFirst().headers();
        assertThat(headers.keySet())
                .isSubsetOf(named.path("properties").propertyNames())
                .containsAll(named.path("required").valueStream().map(JsonNode::asString).toList());
        assertThat(headers.get("ce_id")).matches(named.at("/properties/ce_id/pattern").asString());
        for (var fixed : List.of("ce_specversion", "content-type")) {
            var value = named.path("properties").path(fixed).path("const").asString();
            assertThat(headers).containsEntry(fixed, value);
        }
    }

    @Test
    void an_event_is_not_told_on_a_topic_that_is_not_its_own() {
        var id = create(null);
        var event = Sample.review(id);
        var wrong = new Decision.Keyed(EventTopic.SEATS, new ReviewId(id), event);
        assertThatThrownBy(() ->
                        samples.change(id, Command.none(), sample -> sample.first().with(wrong)))
                .hasMessage("org.talanoa.review.published.v1 does not travel on seats");
        assertThat(samples.get(id).version()).isEqualTo(1);
    }

    /** The second lease was given by a clock that was far ahead. */
    @ParameterizedTest
    @ValueSource(longs = {0, 4_102_444_800_000L})
    void what_a_crash_left_in_a_document_is_sent_once_it_is_found(long lease) {
        var id = create(null);
        Topics.await(EventTopic.REGISTRATIONS, id, 1);
        var collection = database.getCollection("samples", BsonDocument.class);
        await().until(() ->
                collection.countDocuments(and(eq("_id", id), eq("outbox", List.of()))) == 1);
        var left =
                BsonDocument.parse(
                        "{id: '%s:2', topic: 'REGISTRATIONS', key: '%s', type: 'org.talanoa.test.v1', time: {$date: 0}, value: {$binary: {base64: 'e30=', subType: '00'}}}"
                                .formatted(id, id));
        collection.updateOne(
                eq("_id", id),
                Updates.combine(
                        Updates.push("outbox", left),
                        Updates.set("leaseUntil", new BsonDateTime(lease))));
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 2))
                .extracting(Topics.Read::id)
                .endsWith(id + ":2");
    }

    @Test
    void an_aggregate_looks_at_the_clock_when_its_time_has_come() {
        var id = create(Instant.now().plusMillis(300));
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 2))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.registration.confirmed.v1",
                        "org.talanoa.registration.lapsed.v1");
        assertThat(samples.get(id).state().alarm()).isNull();
    }

    @Test
    void who_finds_nothing_to_change_writes_nothing() {
        var id = create(null);
        assertThat(samples.change(id, Command.none(), Decision::quiet).version()).isEqualTo(1);
    }

    @Test
    void a_command_with_a_key_is_done_once_and_answered_as_the_first_time() {
        var id = create(null);
        var command = new Command("POST /x", "someone", "key", "mark", null);
        samples.change(id, command, sample -> sample.changed(1));
        assertThat(samples.change(id, command, sample -> sample.changed(1)).version()).isEqualTo(2);
        assertThatThrownBy(() ->
                        samples.change(
                                id,
                                new Command("POST /x", "someone", "key", "other", null),
                                sample -> sample.changed(9)))
                .isInstanceOf(Conflict.KeyReused.class);
        assertThatThrownBy(() -> samples.change(id, Command.none(), sample -> sample.changed(1)))
                .isInstanceOf(Conflict.RefusedByAggregate.class);
    }

    @Test
    void what_an_older_release_stored_is_read_found_and_written_in_the_form_of_now() {
        var id = create(null);
        var written = storedBy(1, id, Updates.rename("state.changes", "state.count"));
        assertThat(samples.get(id).state().changes()).isZero();
        await().until(() ->
                written.countDocuments(
                                and(eq("_id", id), eq("state.changes", 0), eq("schemaVersion", 2)))
                        == 1);
        assertThat(written.countDocuments(and(eq("_id", id), exists("state.count")))).isZero();
        // A writer of the older release that had read it before comes too late.
        assertThatThrownBy(() -> samples.change(id, meant("\"1\""), sample -> sample.changed(9)))
                .isInstanceOf(Conflict.Stale.class);
        assertThat(samples.change(id, Command.none(), sample -> sample.changed(9)).version())
                .isEqualTo(3);
    }

    @Test
    void what_a_newer_release_stored_is_refused_and_left_alone_and_the_service_is_not_ready() {
        var id = create(null);
        var stored = storedBy(9, id, Updates.set("state.hue", "blue"));
        assertThatThrownBy(() -> samples.get(id)).isInstanceOf(Conflict.NewerSchema.class);
        assertThatThrownBy(() -> samples.change(id, Command.none(), sample -> sample.changed(9)))
                .isInstanceOf(Conflict.NewerSchema.class);
        await().untilAsserted(() ->
                readiness()
                        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                        .expectBody()
                        .jsonPath("$.components.sweep.details.writtenByNewerRelease[0]")
                        .isEqualTo("samples"));
        client.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
        assertThat(stored.find(and(eq("_id", id), eq("state.hue", "blue"), eq("version", 1))))
                .hasSize(1);
        stored.deleteOne(eq("_id", id));
        await().untilAsserted(() -> readiness().isOk());
    }

    private MongoCollection<Document> storedBy(int schemaVersion, String id, Bson change) {
        var collection = database.getCollection("samples");
        await().until(() ->
                collection.countDocuments(and(eq("_id", id), eq("outbox", List.of()))) == 1);
        collection.updateOne(
                eq("_id", id),
                Updates.combine(change, Updates.set("schemaVersion", schemaVersion)));
        return collection;
    }

    private StatusAssertions readiness() {
        return client.get().uri("/actuator/health/readiness").exchange().expectStatus();
    }

    @Test
    void an_erased_value_leaves_the_database_and_its_key_is_free_again() {
        var secret = UUID.randomUUID().toString();
        var first = sample(null, secret);
        samples.create(first.id().value(), Command.none(), first.first());
        var second = sample(null, secret);
        assertThatThrownBy(
                        () -> samples.create(second.id().value(), Command.none(), second.first()))
                .isInstanceOf(Conflict.KeyTaken.class);
        samples.change(first.id().value(), Command.none(), sample -> sample.changed(9));
        assertThat(database.getCollection("samples").find(eq("_id", first.id().value())))
                .singleElement()
                .asString()
                .doesNotContain(secret);
        samples.create(second.id().value(), Command.none(), second.first());
    }

    @Test
    void a_key_that_another_document_holds_is_not_taken_by_a_change_either() {
        var secret = UUID.randomUUID().toString();
        var holder = sample(null, secret);
        samples.create(holder.id().value(), Command.none(), holder.first());
        var other = sample(null, null);
        samples.create(other.id().value(), Command.none(), other.first());
        assertThatThrownBy(() ->
                        samples.change(
                                other.id().value(),
                                Command.none(),
                                sample -> new Sample(sample.id(), 1, null, secret).first()))
                .isInstanceOf(Conflict.KeyTaken.class);
        assertThat(samples.get(other.id().value()).version()).isEqualTo(1);
    }

    @Test
    void who_means_an_older_version_changes_nothing() {
        var id = create(null);
        assertThatThrownBy(() -> samples.change(id, meant("\"2\", \"7\""), s -> s.changed(9)))
                .isInstanceOf(Conflict.Stale.class);
        samples.change(id, meant("\"1\""), s -> s.changed(9));
        assertThat(samples.change(id, meant("*"), s -> s.changed(9)).version()).isEqualTo(3);
    }

    private static Command meant(String ifMatch) {
        return new Command("PATCH /x", "someone", null, "mark", ifMatch);
    }

    @Test
    void a_state_told_once_more_reaches_who_was_not_there_and_changes_nobody_else() {
        var id = create(null);
        assertThat(samples.republish()).isPositive();
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 2))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.registration.confirmed.v1",
                        "org.talanoa.registration.state.v1");
        assertThat(samples.get(id).version()).isEqualTo(1);
    }

    @Test
    void a_database_set_back_to_an_older_copy_brings_others_back_with_it() {
        var id = create(null);
        var collection = database.getCollection("samples", BsonDocument.class);
        Topics.await(EventTopic.REGISTRATIONS, id, 1);
        await().until(() ->
                collection.countDocuments(and(eq("_id", id), eq("outbox", List.of()))) == 1);
        var copy = requireNonNull(collection.find(eq("_id", id)).first());
        samples.change(id, Command.none(), sample -> sample.changed(9));
        samples.change(id, Command.none(), sample -> sample.changed(9));
        Topics.await(EventTopic.REGISTRATIONS, id, 3);
        // A second time a copy from before the first is put in place.
        long newest = 3;
        for (int restored = 0; restored < 2; restored++) {
            collection.replaceOne(eq("_id", id), copy);
            republishRestored();
            Topics.await(EventTopic.REGISTRATIONS, id, 4 + 2 * restored);
            long lifted = samples.get(id).version();
            assertThat(lifted).isGreaterThan(newest);
            samples.change(id, Command.none(), sample -> sample.changed(9));
            newest = lifted + 1;
            assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 5 + 2 * restored))
                    .extracting(Topics.Read::id)
                    .endsWith(id + ":" + lifted + ":state", id + ":" + newest);
        }
        assertThat(samples.get(id).state().changes()).isEqualTo(1);
    }

    @Test
    void however_many_documents_there_are_each_is_lifted_above_what_it_told() {
        var ids = IntStream.range(0, 250).mapToObj(_ -> create(null)).toList();
        var before = Instant.now().minusMillis(1).toEpochMilli();
        samples.liftVersions();
        for (int again = 0; again < 2; again++) {
            assertThat(ids).allMatch(id -> samples.get(id).version() >= before);
            samples.liftVersions();
        }
    }

    private void republishRestored() {
        client.post()
                .uri("/operations/republish?restored=true")
                .headers(h -> h.setBearerAuth(Tokens.with("operations:write")))
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    @Test
    void a_late_duplicate_changes_nothing_and_nothing_rises_from_a_grave() {
        var id = new RegistrationId(UUID.randomUUID().toString());
        var sample = new Sample(id, 0, null, null);
        tell(sample, 3, RegistrationStatus.APPROVED);
        tell(sample, 2, RegistrationStatus.UNDER_REVIEW);
        tell(sample, 3, RegistrationStatus.DECLINED);
        // Under the same key, and so on the same partition: once it is heard, the others were.
        var last = sample(null, null);
        Topics.send(
                EventTopic.REGISTRATIONS,
                id.value(),
                1,
                new RegistrationEvent.Confirmed(last.facts(RegistrationStatus.UNDER_REVIEW)));
        await().until(() -> heard.find(last.id()).isPresent());
        assertThat(heard.find(id))
                .get()
                .extracting(RegistrationFacts::status)
                .isEqualTo(RegistrationStatus.APPROVED);
        heard.bury(id);
        heard.keep(id, 9, sample.facts(RegistrationStatus.APPROVED));
        assertThat(heard.find(id)).isEmpty();
    }

    @Test
    void what_is_remembered_follows_every_change_and_is_forgotten_in_the_grave() {
        var id = new RegistrationId(UUID.randomUUID().toString());
        var sample = new Sample(id, 0, null, null);
        assertThat(heard.findRemembered(id)).isEmpty();
        int version = 0;
        for (var status : RegistrationStatus.values()) {
            heard.keep(id, ++version, sample.facts(status));
            for (int i = 0; i < 2; i++) {
                assertThat(heard.findRemembered(id)).contains(sample.facts(status));
            }
        }
        heard.bury(id);
        assertThat(heard.findRemembered(id)).isEmpty();
    }

    @Test
    void a_record_that_is_no_event_is_parked() {
        var key = "review-" + UUID.randomUUID();
        Topics.sendRaw(
                EventTopic.REVIEWS, key, Map.of(), "not JSON".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() ->
                assertThat(parked.oldest()).anyMatch(record -> record.key().equals(key)));
    }

    @Test
    void unknown_types_and_values_are_skipped_and_counted() {
        var key = UUID.randomUUID().toString();
        double before = skipped();
        Topics.sendRaw(
                EventTopic.REGISTRATIONS,
                key,
                headers(key, "org.talanoa.registration.promoted.v1"),
                "{}".getBytes(StandardCharsets.UTF_8));
        // Known, and not what is read from this topic: passed over, and nothing to wonder about.
        Topics.sendRaw(
                EventTopic.REGISTRATIONS,
                key,
                headers(key, "org.talanoa.mail.sent.v1"),
                "{}".getBytes(StandardCharsets.UTF_8));
        Topics.sendRaw(
                EventTopic.REGISTRATIONS,
                key,
                headers(key, "org.talanoa.registration.confirmed.v1"),
                "{\"registration\": {\"id\": \"x\", \"status\": \"PROMOTED\"}}"
                        .getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(skipped()).isEqualTo(before + 2));
        assertThat(parked.oldest()).noneMatch(record -> record.key().equals(key));
    }

    @Test
    void health_tells_what_is_there() {
        await().untilAsserted(() -> readiness().isOk());
        await().until(() -> meters.get("talanoa.outbox.pending").gauge().value() == 0);
    }

    @Test
    void the_lag_of_a_group_that_stands_still_grows_with_its_topic() {
        var mine = new SimpleMeterRegistry();
        var lag = new ConsumerLag(kafka.settings(), Map.of("contacts", "nobody.contacts"), mine);
        var gauge = mine.get("talanoa.consumer.lag").tag("group", "nobody.contacts").gauge();
        assertThat(gauge.value()).isNaN();
        lag.start();
        try {
            await().until(() -> !Double.isNaN(gauge.value()));
            double before = gauge.value();
            Topics.sendTombstone(EventTopic.CONTACTS, "contact-" + UUID.randomUUID());
            await().atMost(Duration.ofSeconds(30)).until(() -> gauge.value() > before);
        } finally {
            lag.stop();
        }
    }

    @Test
    void a_group_that_has_read_everything_lags_behind_by_nothing() {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        meters.get("talanoa.consumer.lag").tag("topic", "reviews").gauge().value()
                                == 0);
    }

    private double skipped() {
        return Arrays.asList("type", "value").stream()
                .mapToDouble(
                        kind -> meters.counter("talanoa.events.skipped", "unknown", kind).count())
                .sum();
    }

    private static Map<String, String> headers(String key, String type) {
        return Map.of("ce_id", key + ":1", "ce_type", type, "ce_time", Instant.EPOCH.toString());
    }

    private static void tell(Sample sample, long version, RegistrationStatus status) {
        Topics.send(
                EventTopic.REGISTRATIONS,
                sample.id().value(),
                version,
                new RegistrationEvent.Confirmed(sample.facts(status)));
    }

    private String create(@Nullable Instant alarm) {
        var sample = sample(alarm, null);
        samples.create(sample.id().value(), Command.none(), sample.first());
        return sample.id().value();
    }

    private static Sample sample(@Nullable Instant alarm, @Nullable String secret) {
        return new Sample(new RegistrationId(UUID.randomUUID().toString()), 0, alarm, secret);
    }
}
