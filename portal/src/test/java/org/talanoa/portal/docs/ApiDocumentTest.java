package org.talanoa.portal.docs;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.function.RouterFunction;
import org.talanoa.portal.PortalTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDocumentTest extends PortalTest {
    private static final String PATH = "/api/v1/openapi.json";

    /** As a route prints itself; those of the gateway take every method and print none. */
    private static final Pattern ROUTE =
            Pattern.compile("\\((?<method>[A-Z]+) && (?<path>/\\S+)\\)");

    @Autowired private List<RouterFunction<?>> routes;

    @Test
    void programs_get_the_contract_without_a_token() {
        var answer = browser().get(PATH);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(document().path("openapi").asString()).startsWith("3.1.");
    }

    @Test
    void who_has_the_contract_already_gets_it_once() {
        var browser = browser();
        var eTag = browser.get(PATH).header("ETag");
        var again = browser.request(PATH).header("If-None-Match", eTag).GET();
        assertThat(browser.send(again, PATH).status()).isEqualTo(304);
    }

    @Test
    void every_call_that_the_portal_answers_itself_is_in_the_contract() {
        var own =
                routes.stream()
                        .flatMap(route -> ROUTE.matcher(route.toString()).results())
                        .map(found -> found.group("method") + " " + found.group("path"))
                        .toList();
        assertThat(own).contains("POST /api/v1/access-tokens", "GET " + PATH);
        assertThat(documented()).containsAll(own);
    }

    private List<String> documented() {
        return document().path("paths").properties().stream()
                .flatMap(path ->
                        operations(path.getValue())
                                .map(method ->
                                        method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }

    private static Stream<String> operations(JsonNode path) {
        return path.propertyNames().stream().filter(not("parameters"::equals));
    }

    private JsonNode document() {
        return JsonMapper.shared().readTree(browser().get(PATH).body());
    }
}
