package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others have built upon stays: the last release's document lies beside the contracts. */
class ReleasedEventsTest {
    private static final Path RELEASED = Path.of("../contracts/released/asyncapi.json");

    /** Of that file; to be changed with a release alone. */
    private static final String SHA_256 =
            "bd0330acd40e88fd25c98206f7e2aa806a2658038b045a2150022a70e64c43e3";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static JsonNode released = JSON.nullNode();
    private static JsonNode now = JSON.nullNode();

    @BeforeAll
    static void read() {
        released = JSON.readTree(RELEASED);
        now = JSON.readTree(ContractFiles.FOLDER.resolve("asyncapi.json"));
    }

    @Test
    void what_was_released_stays_as_it_was() throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(RELEASED));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(SHA_256);
    }

    @Test
    void events_have_only_grown_since_the_last_release() {
        assertThat(records(released)).isNotEmpty();
        assertThat(SchemaBreaks.between(records(released), records(now))).isEmpty();
    }

    /** The order of events hangs on the partitions, what is still there on the rest. */
    @Test
    void topics_have_kept_their_settings() {
        assertThat(released.path("channels").properties())
                .isNotEmpty()
                .allSatisfy(channel ->
                        assertThat(now.path("channels").path(channel.getKey()).path("bindings"))
                                .isEqualTo(channel.getValue().path("bindings")));
    }

    /** By topic and type: what a record has, as one schema. */
    private static Map<String, JsonNode> records(JsonNode document) {
        var records = new TreeMap<String, JsonNode>();
        document.path("channels")
                .forEachEntry((topic, channel) ->
                        channel.path("messages")
                                .propertyNames()
                                .forEach(type ->
                                        records.put(topic + "/" + type, record(type, document))));
        return records;
    }

    private static JsonNode record(String type, JsonNode document) {
        var message = document.at("/components/messages").path(type);
        var record = JSON.createObjectNode().put("type", "object");
        record.set("components", document.path("components"));
        record.putObject("properties")
                .setAll(
                        Map.of(
                                "key", message.at("/bindings/kafka/key"),
                                "headers", message.path("headers"),
                                "value", message.path("payload")));
        record.set("required", JSON.valueToTree(List.of("key", "headers", "value")));
        return record;
    }
}
