package org.talanoa.kit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.EventTopic;
import org.talanoa.kit.event.ContractsCodecs;

class EnvelopeTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final CodecRegistry CODECS =
            CodecRegistries.fromRegistries(
                    CodecRegistries.fromProviders(new ContractsCodecs()),
                    MongoClientSettings.getDefaultCodecRegistry());

    /** An aggregate. */
    public record Thing(String name) {}

    private final Envelope<Thing, Object> envelope = new Envelope<>(type(), CODECS);

    @Test
    void a_tombstone_takes_back_what_still_waits_under_its_key_and_nothing_else() {
        var waiting =
                List.of(
                        entry("c1:1", EventTopic.CONTACTS, "c1", "Malinee"),
                        entry("c2:1", EventTopic.CONTACTS, "c2", "Anan"),
                        entry("c1:1", EventTopic.REGISTRATIONS, "c1", "fact"));
        var update = update(waiting, entry("c1:2", EventTopic.CONTACTS, "c1", null));
        assertThat(update.getDocument("$set").getArray("outbox"))
                .extracting(entry -> entry.asDocument().getString("id").getValue())
                .containsExactly("c2:1", "c1:1", "c1:2");
        assertThat(update.containsKey("$push")).isFalse();
    }

    @Test
    void what_waits_is_left_alone_by_everything_else() {
        var waiting = List.of(entry("c1:1", EventTopic.CONTACTS, "c1", "Malinee"));
        var update = update(waiting, entry("c1:2", EventTopic.CONTACTS, "c1", "Malinee S."));
        assertThat(update.getDocument("$set").containsKey("outbox")).isFalse();
        assertThat(update.getDocument("$push").containsKey("outbox")).isTrue();
    }

    @Test
    void an_older_state_goes_through_the_steps_that_it_misses_and_stays_as_it_is_stored() {
        var third =
                new Envelope<>(
                        type().withUpgrades(
                                        List.of(
                                                state ->
                                                        state.append("name", state.remove("title")),
                                                EnvelopeTest::louder)),
                        CODECS);
        var first = stored(1, "{title: 'one'}");
        assertThat(third.read(first).state()).isEqualTo(new Thing("one!"));
        assertThat(first).isEqualTo(stored(1, "{title: 'one'}"));
        assertThat(third.read(stored(2, "{name: 'one'}")).state()).isEqualTo(new Thing("one!"));
        assertThat(third.read(stored(3, "{name: 'one'}")).state()).isEqualTo(new Thing("one"));
        assertThatThrownBy(() -> third.read(stored(4, "{name: 'one'}")))
                .isInstanceOf(Conflict.NewerSchema.class);
    }

    private static BsonDocument louder(BsonDocument state) {
        return state.append("name", new BsonString(state.getString("name").getValue() + "!"));
    }

    private static BsonDocument stored(int schemaVersion, String state) {
        return BsonDocument.parse(
                "{_id: 't1', version: 1, state: %s, schemaVersion: %d}"
                        .formatted(state, schemaVersion));
    }

    private static AggregateType<Thing, Object> type() {
        return AggregateType.of(
                "things",
                Thing.class,
                EventTopic.REGISTRATIONS,
                thing -> Decision.made(thing, thing));
    }

    private BsonDocument update(List<OutboxEntry> waiting, OutboxEntry next) {
        var before = envelope.first("t1", new Thing("one"), waiting, Command.none(), NOON);
        return envelope.next(before, new Thing("two"), List.of(next), Command.none(), NOON)
                .toBsonDocument(BsonDocument.class, CODECS);
    }

    private static OutboxEntry entry(
            String id, EventTopic topic, String key, @Nullable String value) {
        return new OutboxEntry(
                id,
                topic,
                key,
                value == null ? null : "type",
                NOON,
                value == null ? null : new Binary(value.getBytes(StandardCharsets.UTF_8)),
                null);
    }
}
