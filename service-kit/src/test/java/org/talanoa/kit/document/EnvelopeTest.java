package org.talanoa.kit.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
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

    private final Envelope<Thing, Object> envelope =
            new Envelope<>(
                    AggregateType.of(
                            "things",
                            Thing.class,
                            EventTopic.REGISTRATIONS,
                            thing -> Decision.made(thing, thing)),
                    CODECS);

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
