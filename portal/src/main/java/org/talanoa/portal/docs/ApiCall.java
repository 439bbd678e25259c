package org.talanoa.portal.docs;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of the API, ready to print.
 *
 * @param access what lets one make it, each by itself: scopes; empty where nothing is needed
 * @param body the form of what is sent; null where nothing is
 * @param answers of its own
 * @param problems that it has in common with others
 * @param examples of requests as they are sent
 */
record ApiCall(
        String id,
        String method,
        String path,
        String summary,
        EventsPageText text,
        List<String> access,
        List<Parameter> parameters,
        @Nullable Body body,
        List<ApiAnswer> answers,
        List<ApiAnswer> problems,
        List<String> examples) {
    /**
     * @param in the path, the query or a header
     */
    record Parameter(String name, String in, boolean required, ApiType type, EventsPageText text) {}

    record Body(List<String> types, ApiType form) {}

    static ApiCall of(
            String method, String path, JsonNode common, JsonNode call, JsonNode document) {
        var parameters =
                Stream.of(common, call)
                        .flatMap(node -> node.path("parameters").valueStream())
                        .map(parameter -> followed(parameter, document))
                        .toList();
        var answers =
                call.path("responses").properties().stream()
                        .map(answer -> ApiAnswer.of(answer.getKey(), answer.getValue(), document))
                        .toList();
        return new ApiCall(
                call.path("operationId").asString(),
                method,
                path,
                call.path("summary").asString(),
                EventsPageText.of(call.path("description").asString("")),
                call.path("security").valueStream().map(ApiCall::scopes).toList(),
                parameters.stream().map(ApiCall::parameter).toList(),
                body(call.at("/requestBody/content")),
                answers.stream().filter(not(ApiAnswer::isShared)).toList(),
                answers.stream().filter(ApiAnswer::isShared).toList(),
                ApiExample.of(method, path, parameters, call));
    }

    /** What a reference leads to; anything else is itself. */
    static JsonNode followed(JsonNode node, JsonNode document) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static String scopes(JsonNode way) {
        return way.properties().stream()
                .flatMap(scheme ->
                        scheme.getValue().isEmpty()
                                ? Stream.of("client_id, client_secret")
                                : scheme.getValue().valueStream().map(JsonNode::asString))
                .collect(Collectors.joining(" + "));
    }

    private static Parameter parameter(JsonNode parameter) {
        return new Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("required").asBoolean(false),
                ApiType.of(parameter.path("schema")),
                EventsPageText.of(parameter.path("description").asString("")));
    }

    private static @Nullable Body body(JsonNode content) {
        return content.isMissingNode()
                ? null
                : new Body(
                        List.copyOf(content.propertyNames()),
                        ApiType.of(content.iterator().next().path("schema")));
    }
}
