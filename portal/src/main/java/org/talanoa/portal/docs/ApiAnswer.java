package org.talanoa.portal.docs;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One of the answers that a call can get, ready to print.
 *
 * @param name of one that many calls have in common, else empty
 * @param codes by which programs tell problems of this status apart
 */
record ApiAnswer(
        String name,
        String status,
        EventsPageText text,
        List<String> codes,
        List<Content> contents,
        String example) {
    /**
     * @param type the media type
     */
    record Content(String type, ApiType form) {}

    private boolean isProblem() {
        return !status.startsWith("2");
    }

    /** Whether it is told of once for all calls. */
    public boolean isShared() {
        return isProblem() && !name.isEmpty();
    }

    static ApiAnswer of(String status, JsonNode answer, JsonNode document) {
        var reference = answer.path("$ref").asString("");
        var said = ApiCall.followed(answer, document);
        var contents = said.path("content");
        return new ApiAnswer(
                reference.substring(reference.lastIndexOf('/') + 1),
                status,
                EventsPageText.of(said.path("description").asString()),
                contents.valueStream().flatMap(ApiAnswer::codes).toList(),
                contents.properties().stream()
                        .filter(content -> !content.getKey().contains("problem"))
                        .map(content ->
                                new Content(
                                        content.getKey(),
                                        ApiType.of(content.getValue().path("schema"))))
                        .toList(),
                contents.valueStream()
                        .map(content -> content.path("example"))
                        .filter(JsonNode::isObject)
                        .map(JsonNode::toPrettyString)
                        .findFirst()
                        .orElse(""));
    }

    private static Stream<String> codes(JsonNode content) {
        return content.at("/schema/allOf")
                .valueStream()
                .flatMap(part -> part.at("/properties/code/enum").valueStream())
                .map(JsonNode::asString);
    }
}
