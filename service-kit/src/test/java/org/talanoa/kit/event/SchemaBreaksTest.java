package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SchemaBreaksTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RELEASED =
            """
            {"description": "A seat", "type": "object", "required": ["id", "state", "places"],
             "properties": {
               "id": {"$ref": "#/$defs/Id"},
               "state": {"$ref": "#/$defs/State"},
               "places": {"type": "array", "items": {"type": "integer"}},
               "texts": {"type": "object", "additionalProperties": {"type": "string"}},
               "until": {"type": ["string", "null"], "format": "date-time"},
               "before": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/State"}]}},
             "$defs": {
               "Id": {"type": "string", "pattern": "^x+$"},
               "State": {"type": "string", "enum": ["FREE", "TAKEN"]}}}\
            """;

    @Test
    void what_stays_as_it_was_breaks_nothing() {
        assertThat(SchemaBreaks.between(json(RELEASED), json(RELEASED))).isEmpty();
    }

    static Stream<Arguments> growth() {
        return Stream.of(
                Arguments.of("/properties", "note", "{'type': 'string'}"),
                Arguments.of("/$defs/State", "enum", "['FREE', 'TAKEN', 'LOST']"),
                Arguments.of("", "description", "'One seat'"),
                Arguments.of(
                        "/properties",
                        "state",
                        "{'allOf': [{'$ref': '#/$defs/State'}], 'description': 'Now'}"),
                // The same form, in its place instead of under a name
                Arguments.of("/properties", "id", "{'type': 'string', 'pattern': '^x+$'}"));
    }

    @ParameterizedTest
    @MethodSource("growth")
    void events_may_grow_and_be_said_otherwise(String place, String name, String value) {
        assertThat(SchemaBreaks.between(json(RELEASED), changed(place, name, value))).isEmpty();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(
                        "",
                        "required",
                        "['id', 'state', 'places', 'until']",
                        "until of the event must be there, and events of before lack it"),
                Arguments.of(
                        "",
                        "required",
                        "['state', 'places']",
                        "id of the event may be missing, and readers of before need it"),
                Arguments.of(
                        "/properties",
                        "places",
                        "{'type': 'integer'}",
                        "places of the event was [array] and is [integer]"),
                Arguments.of(
                        "/properties/until",
                        "type",
                        "'string'",
                        "until of the event was [null, string] and is [string]"),
                Arguments.of(
                        "/properties/places/items",
                        "type",
                        "['integer', 'null']",
                        "each of places of the event was [integer] and is [integer, null]"),
                Arguments.of(
                        "/properties/places/items",
                        "type",
                        "'string'",
                        "each of places of the event was [integer] and is [string]"),
                Arguments.of(
                        "/properties/texts/additionalProperties",
                        "type",
                        "'integer'",
                        "each of texts of the event was [string] and is [integer]"),
                Arguments.of(
                        "/properties/texts",
                        "additionalProperties",
                        "false",
                        "texts of the event had additionalProperties {'type':'string'} and has false"),
                Arguments.of(
                        "/properties",
                        "before",
                        "{'$ref': '#/$defs/State'}",
                        "before of the event was [null, string] and is [string]"),
                Arguments.of(
                        "/properties/until",
                        "format",
                        "'date'",
                        "until of the event had format 'date-time' and has 'date'"),
                Arguments.of(
                        "/$defs/Id",
                        "pattern",
                        "'^y+$'",
                        "id of the event had pattern '^x+$' and has '^y+$'"),
                Arguments.of(
                        "/properties/places",
                        "minItems",
                        "1",
                        "places of the event had minItems nothing and has 1"),
                Arguments.of(
                        "/properties",
                        "state",
                        "{'type': 'string'}",
                        "state of the event had enum ['FREE','TAKEN'] and has nothing"),
                Arguments.of(
                        "/$defs/Id",
                        "enum",
                        "['x']",
                        "id of the event had enum nothing and has ['x']"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void each_break_is_named(String place, String name, String value, String sentence) {
        assertThat(SchemaBreaks.between(json(RELEASED), changed(place, name, value)))
                .containsExactly(sentence.replace('\'', '"'));
    }

    @Test
    void a_property_that_is_gone_breaks() {
        var now = json(RELEASED);
        ((ObjectNode) now.at("/properties")).remove("until");
        assertThat(SchemaBreaks.between(json(RELEASED), now))
                .containsExactly("until of the event is gone");
    }

    @Test
    void a_change_below_a_name_breaks_wherever_the_name_is_used() {
        assertThat(
                        SchemaBreaks.between(
                                json(RELEASED), changed("/$defs/State", "enum", "['FREE']")))
                .containsExactly(
                        "state of the event can no longer be TAKEN",
                        "before of the event can no longer be TAKEN");
    }

    @Test
    void an_event_may_come_and_none_may_go() {
        var one = json(RELEASED);
        assertThat(SchemaBreaks.between(Map.of("seats/a", one), Map.of("seats/a", one, "b", one)))
                .isEmpty();
        assertThat(SchemaBreaks.between(Map.of("seats/a", one), Map.of("places/a", one)))
                .containsExactly("seats/a is gone");
    }

    private static ObjectNode changed(String place, String name, String value) {
        var changed = json(RELEASED);
        ((ObjectNode) changed.at(place)).set(name, JSON.readTree(value.replace('\'', '"')));
        return changed;
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text);
    }
}
