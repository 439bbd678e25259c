package org.talanoa.portal.docs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How a request looks when it is sent: the first lines, those headers that matter, the body. */
final class ApiExample {
    private ApiExample() {}

    /** One for each example of a body, or one where nothing is sent. */
    static List<String> of(String method, String path, List<JsonNode> parameters, JsonNode call) {
        var head = method + " " + address(path, parameters) + authorization(call.path("security"));
        var contents = call.at("/requestBody/content").properties();
        if (contents.isEmpty()) return List.of(head);
        return contents.stream()
                .flatMap(content ->
                        examples(content.getValue())
                                .map(body ->
                                        head
                                                + "\nContent-Type: "
                                                + content.getKey()
                                                + "\n\n"
                                                + written(content.getKey(), body)))
                .toList();
    }

    private static Stream<JsonNode> examples(JsonNode content) {
        var named = content.path("examples").valueStream().map(example -> example.path("value"));
        return Stream.concat(Stream.of(content.path("example")), named)
                .filter(example -> !example.isMissingNode());
    }

    private static String address(String path, List<JsonNode> parameters) {
        var address = path;
        for (var parameter : parameters) {
            var name = "{" + parameter.path("name").asString() + "}";
            address = address.replace(name, parameter.path("example").asString(""));
        }
        var query =
                parameters.stream()
                        .filter(parameter -> parameter.path("in").asString().equals("query"))
                        .filter(parameter -> parameter.has("example"))
                        .map(p -> p.path("name").asString() + "=" + p.path("example").asString())
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? address : address + "?" + query;
    }

    private static String authorization(JsonNode security) {
        if (security.isEmpty()) return "";
        return "\nAuthorization: " + (security.path(0).has("client") ? "Basic …" : "Bearer …");
    }

    private static String written(String type, JsonNode body) {
        return type.endsWith("json")
                ? body.toPrettyString()
                : body.properties().stream()
                        .map(pair -> pair.getKey() + "=" + encoded(pair.getValue().asString()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
