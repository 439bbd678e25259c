package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talanoa.platform.Contract.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the calls of the contract as its examples show them, and looks whether they are answered as
 * it says.
 */
final class ExampleCalls {
    private static final String EVENTS = "text/event-stream";

    private final String baseUrl;
    private final Contract contract;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, String> meant = new HashMap<>();
    private final Set<String> untried = new TreeSet<>();

    ExampleCalls(String baseUrl, Contract contract) {
        this.baseUrl = baseUrl;
        this.contract = contract.closed();
        this.contract.operations().forEach(operation -> operations.put(operation.id(), operation));
        untried.addAll(operations.keySet());
    }

    /** Of which call no example has succeeded. */
    Set<String> untried() {
        return untried;
    }

    /** Which calls somebody without a token can't make. */
    List<String> closedDoors() {
        return operations.values().stream()
                .filter(operation -> !operation.node().path("security").isEmpty())
                .map(Operation::id)
                .toList();
    }

    /** From now on this is sent in the place of what examples show. */
    void means(String shown, JsonNode real) {
        meant.put(shown, real.asString());
    }

    /**
     * Makes a call with each of its examples and for each form of answer.
     *
     * @param who the {@code Authorization}; empty for none
     * @return the last answer
     */
    JsonNode makes(String call, String who) {
        var operation = operation(call);
        JsonNode last = MissingNode.getInstance();
        for (var body : bodies(operation)) {
            for (var form : forms(operation)) {
                var request = request(operation, body, who).header("Accept", form);
                last = form.equals(EVENTS) ? firstEvent(request) : answer(operation, request);
            }
        }
        untried.remove(call);
        return last;
    }

    /** Makes a call that is refused for who makes it, and not for what it asks. */
    void isRefused(String call, String who) {
        var operation = operation(call);
        var answer = Http.send(request(operation, bodies(operation).getFirst(), who));
        assertThat(answer.statusCode()).as(call).isIn(401, 403);
        assertThat(documented(operation, answer).isObject()).as(call).isTrue();
    }

    private Operation operation(String call) {
        return Objects.requireNonNull(operations.get(call), call);
    }

    /** What a call sends, and as what; one without a body sends nothing. */
    private record Body(String type, JsonNode content) {}

    private static List<Body> bodies(Operation operation) {
        var bodies =
                operation.node().at("/requestBody/content").properties().stream()
                        .flatMap(content ->
                                Contract.examples(content.getValue()).stream()
                                        .map(example -> new Body(content.getKey(), example)))
                        .toList();
        return bodies.isEmpty() ? List.of(new Body("", MissingNode.getInstance())) : bodies;
    }

    private List<String> forms(Operation operation) {
        var forms =
                operation.node().path("responses").properties().stream()
                        .filter(answer -> answer.getKey().startsWith("2"))
                        .flatMap(answer ->
                                contract
                                        .followed(answer.getValue())
                                        .path("content")
                                        .propertyNames()
                                        .stream())
                        .toList();
        return forms.isEmpty() ? List.of("*/*") : forms;
    }

    private HttpRequest.Builder request(Operation operation, Body body, String who) {
        var request = Http.request(baseUrl + address(operation));
        if (!who.isEmpty()) request.header("Authorization", who);
        if (body.type().isEmpty()) {
            return request.method(operation.method(), BodyPublishers.noBody());
        }
        var content = real(body.content());
        return request.header("Content-Type", body.type())
                .method(
                        operation.method(),
                        BodyPublishers.ofString(
                                body.type().endsWith("json")
                                        ? content.toString()
                                        : pairs(content.properties().stream())));
    }

    private String address(Operation operation) {
        var address = operation.path();
        for (var parameter : operation.parameters()) {
            address =
                    address.replace(
                            "{" + parameter.path("name").asString() + "}",
                            real(parameter.path("example")).asString());
        }
        var query =
                operation.parameters().stream()
                        .filter(parameter -> parameter.path("in").asString().equals("query"))
                        .filter(parameter -> parameter.has("example"))
                        .map(p -> Map.entry(p.path("name").asString(), p.path("example")));
        return address + "?" + pairs(query);
    }

    /** As forms and queries have them. */
    static String pairs(Stream<Map.Entry<String, JsonNode>> pairs) {
        return pairs.map(pair -> pair.getKey() + "=" + encoded(text(pair.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode real(JsonNode shown) {
        if (shown.isString()) {
            return JsonNodeFactory.instance.stringNode(
                    meant.getOrDefault(shown.asString(), shown.asString()));
        }
        var real = shown.deepCopy();
        switch (real) {
            case ObjectNode object ->
                    shown.properties().forEach(e -> object.set(e.getKey(), real(e.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) array.set(i, real(array.get(i)));
            }
            default -> {}
        }
        return real;
    }

    private JsonNode answer(Operation operation, HttpRequest.Builder request) {
        var answer = Http.send(request);
        assertThat(answer.statusCode() / 100).as(said(operation, answer)).isEqualTo(2);
        return documented(operation, answer);
    }

    private static String said(Operation operation, HttpResponse<String> answer) {
        return operation + " answered " + answer.statusCode() + ": " + answer.body();
    }

    /** What stands in an answer, which must be one of those that the contract tells of. */
    private JsonNode documented(Operation operation, HttpResponse<String> answer) {
        var said = said(operation, answer);
        var documented =
                contract.followed(
                        operation.node().path("responses").path("" + answer.statusCode()));
        assertThat(documented.isObject()).as(said).isTrue();
        assertHeaders(documented.path("headers"), answer.headers(), said);
        return content(documented.path("content"), answer, said);
    }

    private void assertHeaders(JsonNode documented, HttpHeaders headers, String said) {
        documented.forEachEntry((name, header) -> {
            var value = headers.firstValue(name).map(JsonNodeFactory.instance::stringNode);
            assertThat(value).as(name + " where " + said).isPresent();
            assertThat(contract.faults(contract.followed(header).path("schema"), value.get()))
                    .as(name + " where " + said)
                    .isEmpty();
        });
    }

    private JsonNode content(JsonNode documented, HttpResponse<String> answer, String said) {
        var type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        if (documented.isEmpty()) {
            assertThat(answer.body()).as(said).isEmpty();
            return MissingNode.getInstance();
        }
        assertThat(documented.propertyNames()).as(said).contains(type);
        if (!type.endsWith("json")) {
            assertThat(answer.body()).as(said).isNotEmpty();
            return MissingNode.getInstance();
        }
        var content = Http.JSON.readTree(answer.body());
        assertThat(contract.faults(documented.path(type).path("schema"), content))
                .as(said)
                .isEmpty();
        return content;
    }

    private JsonNode firstEvent(HttpRequest.Builder request) {
        var answer = Http.lines(request);
        try (var lines = answer.body()) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(EVENTS);
            var data =
                    lines.takeWhile(line -> !line.isBlank())
                            .filter(line -> line.startsWith("data:"))
                            .map(line -> line.substring("data:".length()))
                            .collect(Collectors.joining());
            return Http.JSON.readTree(data);
        }
    }
}
