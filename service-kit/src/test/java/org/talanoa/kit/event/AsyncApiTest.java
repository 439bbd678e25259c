package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static ObjectNode document = JSON.createObjectNode();

    @BeforeAll
    static void make() throws IOException {
        document = AsyncApi.document();
    }

    @Test
    void the_committed_document_is_that_of_the_records() throws IOException {
        ContractFiles.assertSays("asyncapi.json", document.toPrettyString());
    }

    @Test
    void every_topic_and_every_event_is_in_it() {
        assertThat(document.at("/channels").propertyNames())
                .containsExactlyElementsOf(
                        Stream.of(EventTopic.values()).map(EventTopic::topicName).toList());
        assertThat(document.at("/components/messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        EventCatalog.annotated(EventType.class).map(EventTypes::nameOf).toList());
        assertThat(document.at("/channels").values())
                .allSatisfy(channel -> {
                    assertThat(channel.path("messages").size()).isPositive();
                    assertThat(channel.path("description").asString()).isNotBlank();
                });
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(document.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(to ->
                        assertThat(document.at(to.asString().substring(1)).isObject())
                                .as(to.asString())
                                .isTrue());
    }

    @Test
    void its_examples_keep_to_its_schemas() {
        assertThat(document.at("/components/messages").values())
                .allSatisfy(message -> {
                    var examples = message.path("examples");
                    assertThat(examples.size()).isEqualTo(1);
                    var example = examples.get(0).path("payload");
                    assertThat(faults(message, example)).isEmpty();
                    var first = example.propertyNames().iterator().next();
                    var without = ((ObjectNode) example.deepCopy()).without(first);
                    assertThat(faults(message, without)).isNotEmpty();
                });
    }

    /** AsyncAPI's schemas are those of draft 7. */
    private static List<?> faults(JsonNode message, JsonNode payload) {
        var schema = JSON.createObjectNode();
        schema.set("definitions", document.at("/components/schemas"));
        schema.putArray("allOf").add(message.get("payload"));
        var alone = schema.toString().replace("#/components/schemas/", "#/definitions/");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(alone, InputFormat.JSON)
                .validate(payload.toString(), InputFormat.JSON);
    }
}
