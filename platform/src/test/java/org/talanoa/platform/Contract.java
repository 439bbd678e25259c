package org.talanoa.platform;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract of the HTTP API: the OpenAPI document.
 *
 * @param read schemas that were asked for, as reading one takes longer than asking it
 */
record Contract(JsonNode document, Map<JsonNode, Schema> read) {
    private static final Path PAPER = Path.of("../portal/src/main/resources/docs/openapi.yaml");
    private static final String PARAMETERS = "parameters";

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    /**
     * A call.
     *
     * @param parameters of it alone and of all on its path
     */
    record Operation(String method, String path, JsonNode node, List<JsonNode> parameters) {
        String id() {
            return node.path("operationId").asString();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Contract(JsonNode document) {
        this(document, new ConcurrentHashMap<>());
    }

    static Contract onPaper() throws IOException {
        try (var in = Files.newInputStream(PAPER)) {
            return new Contract(Http.JSON.valueToTree(new Yaml().load(in)));
        }
    }

    List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .filter(entry -> !entry.getKey().equals(PARAMETERS))
                                .map(entry ->
                                        new Operation(
                                                entry.getKey().toUpperCase(Locale.ROOT),
                                                path.getKey(),
                                                entry.getValue(),
                                                parameters(path.getValue(), entry.getValue()))))
                .toList();
    }

    private List<JsonNode> parameters(JsonNode path, JsonNode operation) {
        return Stream.of(path, operation)
                .flatMap(node -> node.path(PARAMETERS).valueStream())
                .map(this::followed)
                .toList();
    }

    /** What a reference leads to; anything else is itself. */
    JsonNode followed(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** What stands beside a schema as examples of it. */
    static List<JsonNode> examples(JsonNode node) {
        var named = node.path("examples").valueStream().map(example -> example.path("value"));
        return Stream.concat(Stream.of(node.path("example")), named)
                .filter(example -> !example.isMissingNode())
                .toList();
    }

    /** What is wrong with a value by one of the document's schemas. */
    List<Error> faults(JsonNode schema, JsonNode value) {
        return read.computeIfAbsent(
                        schema,
                        _ -> {
                            var alone = (ObjectNode) schema.deepCopy();
                            alone.set("components", document.path("components"));
                            return SCHEMAS.getSchema(alone);
                        })
                .validate(value);
    }

    /**
     * The same contract for a reader who wants to be told of every field that it does not name. An
     * answer may grow, so the contract itself leaves that open.
     */
    Contract closed() {
        var closed = document.deepCopy();
        var schemas = new ArrayList<JsonNode>(List.of(closed.at("/components/schemas")));
        while (!schemas.isEmpty()) {
            var schema = schemas.removeLast();
            schema.forEach(schemas::add);
            if (schema instanceof ObjectNode object
                    && object.path("type").asString("").equals("object")
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        return new Contract(closed);
    }
}
