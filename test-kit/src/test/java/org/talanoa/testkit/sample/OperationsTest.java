package org.talanoa.testkit.sample;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.kit.KafkaConnection;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.event.ParkedRecord;
import org.talanoa.kit.event.ParkedRecords;
import org.talanoa.kit.event.Replay;
import org.talanoa.kit.operation.TopicsHealth;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;

/** What an operator sees of a service and does to it. */
@SampleTest
@ExtendWith(OutputCaptureExtension.class)
class OperationsTest {
    private static final String OPERATOR = "operations:write";

    @Autowired Documents<Sample, RegistrationEvent> samples;
    @Autowired SampleService service;
    @Autowired ParkedRecords parked;
    @Autowired MongoDatabase database;
    @Autowired KafkaConnection kafka;
    @Autowired HealthContributorRegistry healths;
    @Autowired MeterRegistry meters;
    @Autowired RestTestClient client;

    @Test
    void what_can_not_be_handled_is_parked_without_its_value_and_can_be_replayed() {
        var poisoned = poison();
        var record = awaitParked(poisoned);
        assertThat(record.fault()).isEqualTo("java.lang.IllegalStateException");
        var next = "review-" + UUID.randomUUID();
        Topics.send(EventTopic.REVIEWS, next, 1, Sample.review(next));
        await().until(() -> service.handled.contains(next));

        service.failing.put(poisoned, new UnsupportedOperationException("A title"));
        replay(record, "FAILED");
        assertThat(parked.find(record.id()))
                .get()
                .extracting(ParkedRecord::fault)
                .isEqualTo("java.lang.UnsupportedOperationException");
        operate(HttpMethod.GET, "/operations")
                .expectBody(String.class)
                .value(report -> assertThat(report).contains(poisoned).doesNotContain("A title"));
        service.failing.clear();
        replay(record, "HANDLED");
        assertThat(service.handled).contains(poisoned);
        assertThat(parked.find(record.id())).isEmpty();
        replay(record, "UNKNOWN");
    }

    @Test
    void a_parked_tombstone_is_replayed_by_its_key() {
        var gone = "contact-" + UUID.randomUUID();
        service.failing.put(gone, new IllegalStateException("Not now"));
        Topics.sendTombstone(EventTopic.CONTACTS, gone);
        var record = awaitParked(gone);
        service.failing.clear();
        replay(record, "HANDLED");
        assertThat(service.handled).contains(gone);
    }

    @Test
    void while_the_broker_is_away_a_parked_record_keeps_its_reason() {
        var record = awaitParked(poison());
        var nowhere = Map.<String, Object>of("bootstrap.servers", "nowhere.invalid:9092");
        var replay = new Replay(parked, _ -> _ -> {}, nowhere);
        assertThat(replay.replay(record.id())).isEqualTo(Replay.Outcome.AWAY);
        assertThat(parked.find(record.id())).contains(record);
    }

    @Test
    void at_the_place_of_a_parked_record_another_cluster_has_none_or_one_that_is_left_alone() {
        var topic = EventTopic.REVIEWS.topicName();
        var healed = poison();
        var record = awaitParked(healed);
        service.failing.remove(healed);
        assertThat(parked.discard(record.id())).isTrue();
        var place = record.offset();
        var other = park(topic, record.partition(), place, "review-before", record.type());
        replay(other, "LOST");
        assertThat(parked.find(other.id())).contains(other);
        assertThat(service.handled).doesNotContain(healed);
        var otherType = park(topic, record.partition(), place, healed, "org.talanoa.test.v1");
        replay(otherType, "LOST");
        var beyond = park(topic, record.partition(), place + 1_000_000, healed, record.type());
        replay(beyond, "LOST");
        for (var lost : List.of(otherType, beyond)) parked.discard(lost.id());
    }

    /** The mark of a transaction leaves a gap as compaction does. */
    @Test
    void where_compaction_left_something_newer_a_parked_record_is_gone() throws Exception {
        var key = "contact-" + UUID.randomUUID();
        var settings = new HashMap<>(kafka.settings());
        settings.put("transactional.id", key);
        RecordMetadata older;
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            older = told(producer, key);
            told(producer, key);
        }
        var gap = older.offset() + 1;
        var entry = park(older.topic(), older.partition(), gap, key, "");
        replay(entry, "GONE");
        assertThat(parked.find(entry.id())).isEmpty();
    }

    private static RecordMetadata told(KafkaProducer<String, String> producer, String key)
            throws Exception {
        producer.beginTransaction();
        var sent = producer.send(new ProducerRecord<>(EventTopic.CONTACTS.topicName(), key, "{}"));
        producer.commitTransaction();
        return sent.get();
    }

    private ParkedRecord park(String topic, int partition, long offset, String key, String type) {
        var id = topic + ":" + partition + ":" + offset;
        var at = Instant.parse("2026-11-24T12:00:00Z");
        var entry = new ParkedRecord(id, topic, partition, offset, key, type, "Fault", at);
        database.getCollection("parked", ParkedRecord.class)
                .replaceOne(eq("_id", id), entry, new ReplaceOptions().upsert(true));
        return entry;
    }

    @Test
    void all_that_is_parked_is_replayed_and_what_fails_again_stays() {
        var healed = poison();
        var poisoned = poison();
        awaitParked(healed);
        awaitParked(poisoned);
        service.failing.remove(healed);
        operate(HttpMethod.POST, "/operations/parked").expectStatus().isAccepted();
        await().until(() -> service.handled.contains(healed));
        await().untilAsserted(() ->
                operate(HttpMethod.GET, "/operations")
                        .expectBody()
                        .jsonPath("$.underWay")
                        .doesNotExist());
        assertThat(parked.ids()).contains(awaitParked(poisoned).id());
    }

    @Test
    void a_discarded_record_is_gone_for_good_and_the_log_knows_who_did_it(CapturedOutput log) {
        var record = awaitParked(poison());
        var address = "/operations/parked/" + record.id();
        operate(HttpMethod.DELETE, address).expectStatus().isNoContent();
        assertThat(parked.find(record.id())).isEmpty();
        operate(HttpMethod.DELETE, address).expectStatus().isNotFound();
        assertThat(log).contains("Parked record " + record.id() + " was discarded for tests");
    }

    @Test
    void one_state_or_all_are_told_once_more() {
        var id = create();
        operate(HttpMethod.POST, "/operations/republish/" + id).expectStatus().isNoContent();
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 2))
                .extracting(Topics.Read::type)
                .endsWith("org.talanoa.registration.state.v1");
        operate(HttpMethod.POST, "/operations/republish/unknown").expectStatus().isNotFound();
        operate(HttpMethod.POST, "/operations/republish").expectStatus().isAccepted();
        Topics.await(EventTopic.REGISTRATIONS, id, 3);
    }

    @Test
    void metrics_tell_that_it_is_ready_and_how_much_was_put_aside() {
        await().until(() -> meters.get("talanoa.ready").gauge().value() == 1);
        var record = awaitParked(poison());
        double before = meters.get("talanoa.parked").gauge().value();
        assertThat(before).isPositive();
        assertThat(parked.discard(record.id())).isTrue();
        assertThat(meters.get("talanoa.parked").gauge().value()).isEqualTo(before - 1);
    }

    @Test
    void what_can_not_be_sent_is_told_by_its_id_and_age() {
        var id = create();
        var collection = database.getCollection("samples");
        await().until(() ->
                collection.countDocuments(and(eq("_id", id), eq("outbox", List.of()))) == 1);
        var since = "2026-11-24T12:00:00Z";
        var left =
                BsonDocument.parse(
                        "{id: '%s:2', topic: 'NONE_OF_OURS', key: '%s', time: {$date: '%s'}}"
                                .formatted(id, id, since));
        collection.updateOne(
                eq("_id", id),
                Updates.combine(
                        Updates.push("outbox", left), Updates.set("leaseUntil", Instant.EPOCH)));
        await().untilAsserted(() ->
                operate(HttpMethod.GET, "/operations")
                        .expectBody()
                        .jsonPath("$.kept.oldestUnsent[0].id")
                        .isEqualTo(id)
                        .jsonPath("$.kept.oldestUnsent[0].since")
                        .isEqualTo(since)
                        .jsonPath("$.kept.oldestUnsent[0].events")
                        .isEqualTo(1)
                        .jsonPath("$.kept.oldestUnsent[0].failures")
                        .value(failures -> assertThat((Integer) failures).isPositive()));
        collection.updateOne(eq("_id", id), Updates.set("outbox", List.of()));
        await().untilAsserted(() ->
                operate(HttpMethod.GET, "/operations")
                        .expectBody()
                        .jsonPath("$.kept.unsent")
                        .isEqualTo(0));
    }

    @Test
    void whoever_reads_to_the_end_is_not_behind() {
        await().untilAsserted(() ->
                operate(HttpMethod.GET, "/operations")
                        .expectBody()
                        .jsonPath("$.behind[?(@.records == 0)].topic")
                        .value(topics ->
                                assertThat(topics)
                                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                                        .contains("contacts", "registrations", "reviews")));
    }

    @Test
    void a_topic_of_other_settings_makes_a_service_not_ready_says_why_and_kills_nothing()
            throws Exception {
        retention("1000");
        healths.unregisterContributor("topics"); // as at a start: once seen right it stays
        healths.registerContributor("topics", new TopicsHealth(kafka.settings()));
        client.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody()
                .jsonPath("$.components.topics.details.different[0]")
                .isEqualTo("Topic notices has retention.ms=1000 and must have -1.");
        client.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
        operate(HttpMethod.GET, "/operations")
                .expectBody()
                .jsonPath("$.readiness.up")
                .isEqualTo(false)
                .jsonPath("$.readiness.notUp[0].reasons[0]")
                .isEqualTo("different: Topic notices has retention.ms=1000 and must have -1.")
                .jsonPath("$.liveness.up")
                .isEqualTo(true);
        retention("-1");
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    private void retention(String millis) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "notices");
        var change =
                new AlterConfigOp(
                        new ConfigEntry("retention.ms", millis), AlterConfigOp.OpType.SET);
        try (var admin = Admin.create(kafka.settings())) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
        }
    }

    @Test
    void the_portals_key_and_the_one_before_it_count_and_no_other_and_an_operators_scope_alone() {
        seenBy(Tokens.with(OPERATOR), HttpStatus.OK);
        seenBy(Tokens.underTheKeyBefore(OPERATOR), HttpStatus.OK);
        seenBy(Tokens.underAnUnknownKey(OPERATOR), HttpStatus.UNAUTHORIZED);
        seenBy(null, HttpStatus.UNAUTHORIZED);
        seenBy(Tokens.with("registrations:write notices:write"), HttpStatus.FORBIDDEN);
        seenBy(Tokens.ofOrganization("some"), HttpStatus.FORBIDDEN);
    }

    @Test
    void a_token_is_not_believed_for_what_it_says_of_itself() {
        var past = Instant.now().minus(Duration.ofMinutes(2));
        seenBy(Tokens.until(past, OPERATOR), HttpStatus.UNAUTHORIZED);
        seenBy(Tokens.unsigned(OPERATOR), HttpStatus.UNAUTHORIZED);
        seenBy(Tokens.underThePublicKeyAsASecret(OPERATOR), HttpStatus.UNAUTHORIZED);
        seenBy(Tokens.bringingItsOwnKey(OPERATOR), HttpStatus.UNAUTHORIZED);
    }

    private void seenBy(@Nullable String token, HttpStatus answer) {
        call(HttpMethod.GET, "/operations", token).expectStatus().isEqualTo(answer);
    }

    private ResponseSpec operate(HttpMethod method, String path) {
        return call(method, path, Tokens.with(OPERATOR));
    }

    private ResponseSpec call(HttpMethod method, String path, @Nullable String token) {
        return client.method(method)
                .uri(path)
                .headers(h -> {
                    if (token != null) h.setBearerAuth(token);
                })
                .exchange();
    }

    private void replay(ParkedRecord record, String outcome) {
        operate(HttpMethod.POST, "/operations/parked/" + record.id())
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo(outcome);
    }

    private String poison() {
        var poisoned = "review-" + UUID.randomUUID();
        service.failing.put(poisoned, new IllegalStateException("Not now"));
        Topics.send(EventTopic.REVIEWS, poisoned, 1, Sample.review(poisoned));
        return poisoned;
    }

    private ParkedRecord awaitParked(String key) {
        return await().until(
                        () -> parked.oldest().stream().filter(r -> r.key().equals(key)).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String create() {
        var sample = new Sample(new RegistrationId(UUID.randomUUID().toString()), 0, null, null);
        samples.create(sample.id().value(), Command.none(), sample.first());
        return sample.id().value();
    }
}
