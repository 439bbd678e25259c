package org.talanoa.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the contract, with all that can be wrong in a request to it.
 *
 * @param scope a token must have; {@link #CLIENT} for who comes with a secret; empty where none is
 *     needed
 */
record Target(
        Contract.Operation operation,
        Optional<String> scope,
        List<Parameter> query,
        Optional<Body> body) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> TYPES =
            List.of("application/merge-patch+json", "application/json", FORM);

    static final String CLIENT = "client";

    /** A parameter of the query. */
    record Parameter(String name, JsonNode schema) {}

    /** What a body has to be, and one that is. */
    record Body(String contentType, JsonNode schema, JsonNode example) {
        boolean isPatch() {
            return contentType.equals(TYPES.getFirst());
        }

        boolean isForm() {
            return contentType.equals(FORM);
        }

        /** Content as this body sends it. */
        String written(JsonNode content) {
            return isForm() && content.isObject()
                    ? ExampleCalls.pairs(content.properties().stream())
                    : content.toString();
        }
    }

    static List<Target> of(Contract contract) {
        return contract.operations().stream()
                .map(operation ->
                        new Target(
                                operation,
                                scope(operation.node()),
                                query(contract, operation),
                                body(contract, operation.node())))
                .toList();
    }

    String method() {
        return operation.method();
    }

    String path() {
        return operation.path();
    }

    @Override
    public String toString() {
        return operation.toString();
    }

    private static List<Parameter> query(Contract contract, Contract.Operation operation) {
        var query = new ArrayList<Parameter>();
        for (var parameter : operation.parameters()) {
            if (!parameter.path("in").asString("").equals("query")) continue;
            var schema = contract.followed(parameter.path("schema"));
            query.add(new Parameter(parameter.path("name").asString(), schema));
        }
        return query;
    }

    /** Where a program and an organization may ask, the program does. */
    private static Optional<String> scope(JsonNode operation) {
        Optional<String> scope = Optional.empty();
        for (var either : operation.path("security")) {
            for (var scheme : List.of("organization", "program")) {
                if (either.has(scheme)) scope = Optional.of(either.path(scheme).path(0).asString());
            }
            if (either.has(CLIENT)) scope = Optional.of(CLIENT);
        }
        return scope;
    }

    private static Optional<Body> body(Contract contract, JsonNode operation) {
        var content = contract.followed(operation.path("requestBody")).path("content");
        for (var type : TYPES) {
            if (!content.has(type)) continue;
            var media = content.path(type);
            var example = Contract.examples(media).getFirst();
            return Optional.of(new Body(type, contract.followed(media.path("schema")), example));
        }
        return Optional.empty();
    }
}
