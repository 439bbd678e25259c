package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contracts of API and events are written as they say they are. */
class ContractTest {
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static Contract contract;

    @BeforeAll
    static void read() throws IOException {
        contract = Contract.onPaper();
    }

    @Test
    void it_is_a_document_of_OpenAPI() throws IOException {
        try (var schema = resource("/openapi/schema-3.1.json")) {
            assertThat(SCHEMAS.getSchema(schema, InputFormat.JSON).validate(contract.document()))
                    .isEmpty();
        }
    }

    @Test
    void that_of_the_events_is_a_document_of_AsyncAPI() throws IOException {
        try (var schema = resource("/asyncapi/schema-3.0.0.json");
                var events = resource("/org/talanoa/contracts/asyncapi.json")) {
            var official = Http.JSON.readTree(schema);
            // A reference is both that and a schema: asking for one of the two forbids its own
            // example.
            var key = official.at("/definitions/bindings-kafka-0.5.0-message/properties/key");
            ((ObjectNode) key).set("anyOf", ((ObjectNode) key).remove("oneOf"));
            assertThat(
                            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                                    .getSchema(official)
                                    .validate(Http.JSON.readTree(events)))
                    .isEmpty();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ContractTest.class.getResourceAsStream(name), name);
    }

    @Test
    void each_of_its_schemas_is_a_JSON_Schema_and_all_that_it_refers_to_is_there() {
        var schemas = all().map(node -> node.path("schema")).filter(JsonNode::isObject).toList();
        var named = contract.document().at("/components/schemas").valueStream().toList();
        assertThat(schemas).hasSizeGreaterThan(100);
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(Stream.concat(schemas.stream(), named.stream()))
                .allSatisfy(schema -> assertThat(metaSchema().validate(schema)).isEmpty());
        assertThat(all().filter(node -> node.has("$ref")))
                .allSatisfy(node -> assertThat(contract.followed(node).isMissingNode()).isFalse());
    }

    private static Schema metaSchema() {
        return SCHEMAS.getSchema(
                SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    }

    @Test
    void each_example_fits_its_schema() {
        var examples = all().filter(node -> node.has("schema")).toList();
        assertThat(examples)
                .allSatisfy(node ->
                        assertThat(Contract.examples(node))
                                .allSatisfy(example ->
                                        assertThat(contract.faults(node.path("schema"), example))
                                                .as(example.toString())
                                                .isEmpty()));
        assertThat(examples.stream().flatMap(node -> Contract.examples(node).stream()))
                .hasSizeGreaterThan(20);
    }

    @Test
    void each_call_says_what_it_is_for_and_who_may_make_it() {
        var tags = contract.document().path("tags").valueStream().map(t -> t.path("name")).toList();
        assertThat(contract.operations())
                .allSatisfy(operation -> {
                    assertThat(operation.node().path("summary").asString()).isNotBlank();
                    assertThat(tags).contains(operation.node().at("/tags/0"));
                    assertThat(operation.node().path("security").isArray()).isTrue();
                })
                .extracting(Contract.Operation::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).isNotBlank());
    }

    /** Every node of the document. */
    private static Stream<JsonNode> all() {
        var found = new ArrayList<JsonNode>(List.of(contract.document()));
        for (int i = 0; i < found.size(); i++) found.get(i).forEach(found::add);
        return found.stream();
    }
}
