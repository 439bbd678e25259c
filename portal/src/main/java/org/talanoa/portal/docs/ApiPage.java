package org.talanoa.portal.docs;

import static java.util.function.Predicate.not;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The contract as people read it, by what its calls are about.
 *
 * @param problems that many calls have in common
 */
record ApiPage(
        EventsPageText text, List<Group> groups, List<ApiAnswer> problems, List<ApiForm> forms) {
    /** What calls are about. */
    record Group(String name, String anchor, EventsPageText text, List<ApiCall> calls) {}

    static ApiPage of(JsonNode document) {
        var groups = document.path("tags").valueStream().map(tag -> group(tag, document)).toList();
        var problems =
                groups.stream()
                        .flatMap(group -> group.calls().stream())
                        .flatMap(call -> call.problems().stream())
                        .distinct()
                        .sorted(Comparator.comparing(ApiAnswer::status))
                        .toList();
        return new ApiPage(
                EventsPageText.of(document.at("/info/description").asString()),
                groups,
                problems,
                document.at("/components/schemas").properties().stream()
                        .map(schema -> ApiForm.of(schema.getKey(), schema.getValue()))
                        .toList());
    }

    private static Group group(JsonNode tag, JsonNode document) {
        var name = tag.path("name").asString();
        return new Group(
                name,
                name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                EventsPageText.of(tag.path("description").asString()),
                document.path("paths").properties().stream()
                        .flatMap(path -> calls(path.getKey(), path.getValue(), name, document))
                        .toList());
    }

    private static Stream<ApiCall> calls(
            String path, JsonNode common, String tag, JsonNode document) {
        return common.propertyNames().stream()
                .filter(not("parameters"::equals))
                .filter(method -> common.path(method).at("/tags/0").asString().equals(tag))
                .map(method ->
                        ApiCall.of(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                common,
                                common.path(method),
                                document));
    }
}
