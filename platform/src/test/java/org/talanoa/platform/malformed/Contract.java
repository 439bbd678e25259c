package org.talanoa.platform.malformed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations of {@code openapi.json}, with what they take. */
public final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    /**
     * @param path with its parameters in braces
     * @param scope a token must have; empty where none is needed
     */
    public record Operation(
            String method,
            String path,
            Optional<String> scope,
            List<Parameter> query,
            Optional<Body> body) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A parameter of the query. */
    public record Parameter(String name, JsonNode schema) {}

    /** What a body has to be, and one that is. */
    public record Body(String contentType, JsonNode schema, JsonNode example) {}

    public Contract(JsonNode document) {
        this.document = document;
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (!METHODS.contains(method.getKey())) continue;
                var shared = path.getValue().path("parameters");
                operations.add(
                        operation(path.getKey(), method.getKey(), method.getValue(), shared));
            }
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    private Operation operation(String path, String method, JsonNode of, JsonNode shared) {
        var query = new ArrayList<Parameter>();
        for (var parameters : List.of(shared, of.path("parameters"))) {
            for (var each : parameters) {
                var parameter = resolved(each);
                if (!parameter.path("in").asString("").equals("query")) continue;
                query.add(
                        new Parameter(
                                parameter.path("name").asString(),
                                resolved(parameter.path("schema"))));
            }
        }
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT), path, scope(of), query, body(of));
    }

    /** Where a program and an organization may ask, the program does. */
    private Optional<String> scope(JsonNode operation) {
        var security =
                operation.has("security") ? operation.path("security") : document.path("security");
        Optional<String> scope = Optional.empty();
        for (var either : security) {
            for (var scheme : List.of("organization", "program")) {
                if (either.has(scheme))
                    scope = Optional.of(either.path(scheme).path(0).asString("any"));
            }
        }
        return scope;
    }

    private Optional<Body> body(JsonNode operation) {
        var content = resolved(operation.path("requestBody")).path("content");
        var type = content.has(MERGE_PATCH) ? MERGE_PATCH : JSON;
        if (!content.has(type)) return Optional.empty();
        var media = content.path(type);
        var example =
                media.has("example")
                        ? media.path("example")
                        : media.path("examples").iterator().next().path("value");
        return Optional.of(new Body(type, resolved(media.path("schema")), example));
    }

    /** The schema that a reference leads to, with what stands beside it. */
    JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) return node;
        var target = resolved(document.at(node.path("$ref").asString().substring(1)));
        if (node.size() == 1 || !(target instanceof ObjectNode object)) return target;
        var merged = object.deepCopy();
        merged.setAll((ObjectNode) node);
        merged.remove("$ref");
        return merged;
    }
}
