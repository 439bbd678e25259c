package org.talanoa.kit.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a change of events would break, a sentence each. Readers skip properties, enum values and
 * events that they do not know, so all of these may come. What was said before must stay true, for
 * old readers of new events and for new readers of old events alike: these stay on their topics.
 */
final class SchemaBreaks {
    /** Compared by a rule of their own, or words for people. */
    private static final Set<String> LOOKED_AT =
            Set.of(
                    "$schema",
                    "$defs",
                    "$ref",
                    "title",
                    "description",
                    "anyOf",
                    "allOf",
                    "components",
                    "type",
                    "enum",
                    "properties",
                    "required",
                    "items",
                    "additionalProperties");

    private final JsonNode released;
    private final JsonNode now;
    private final List<String> breaks = new ArrayList<>();

    private SchemaBreaks(JsonNode released, JsonNode now) {
        this.released = released;
        this.now = now;
    }

    /** Of all events; an event that moves to another topic is gone from where its readers are. */
    static List<String> between(Map<String, JsonNode> released, Map<String, JsonNode> now) {
        var breaks = new ArrayList<String>();
        released.forEach((name, schema) -> {
            var same = now.get(name);
            if (same == null) breaks.add(name + " is gone");
            else between(schema, same).forEach(one -> breaks.add(name + ": " + one));
        });
        return breaks;
    }

    /** Of one event. */
    static List<String> between(JsonNode released, JsonNode now) {
        var comparison = new SchemaBreaks(released, now);
        comparison.compare("the event", released, now);
        return comparison.breaks;
    }

    private void compare(String what, JsonNode before, JsonNode after) {
        var was = Form.of(before, released);
        var is = Form.of(after, now);
        if (!was.types().equals(is.types())) {
            breaks.add(what + " was " + was.types() + " and is " + is.types());
            return;
        }
        compareEnum(what, was.schema(), is.schema());
        compareProperties(what, was.schema(), is.schema());
        for (var inner : List.of("items", "additionalProperties")) {
            var innerWas = was.schema().get(inner);
            var innerIs = is.schema().get(inner);
            if (innerWas instanceof ObjectNode && innerIs instanceof ObjectNode) {
                compare("each of " + what, innerWas, innerIs);
            } else requireSame(what, inner, innerWas, innerIs);
        }
        var keywords = new TreeSet<>(was.schema().propertyNames());
        keywords.addAll(is.schema().propertyNames());
        keywords.removeAll(LOOKED_AT);
        for (var keyword : keywords) {
            requireSame(what, keyword, was.schema().get(keyword), is.schema().get(keyword));
        }
    }

    private void requireSame(
            String what, String keyword, @Nullable JsonNode was, @Nullable JsonNode is) {
        if (Objects.equals(was, is)) return;
        breaks.add("%s had %s %s and has %s".formatted(what, keyword, said(was), said(is)));
    }

    private void compareEnum(String what, JsonNode was, JsonNode is) {
        if (was.has("enum") != is.has("enum")) {
            requireSame(what, "enum", was.get("enum"), is.get("enum"));
            return;
        }
        var left = texts(was.path("enum"));
        left.removeAll(texts(is.path("enum")));
        left.forEach(value -> breaks.add(what + " can no longer be " + value));
    }

    private void compareProperties(String what, JsonNode was, JsonNode is) {
        var before = was.path("properties");
        var after = is.path("properties");
        for (var name : before.propertyNames()) {
            if (after.has(name)) compare(name + " of " + what, before.get(name), after.get(name));
            else breaks.add(name + " of " + what + " is gone");
        }
        var required = texts(is.path("required"));
        var wasRequired = texts(was.path("required"));
        for (var name : after.propertyNames()) {
            if (required.contains(name) == wasRequired.contains(name)) continue;
            breaks.add(
                    name
                            + " of "
                            + what
                            + (required.contains(name)
                                    ? " must be there, and events of before lack it"
                                    : " may be missing, and readers of before need it"));
        }
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static String said(@Nullable JsonNode value) {
        return value == null ? "nothing" : value.toString();
    }

    /** A schema without detours: what it refers to, and its types with null among them. */
    private record Form(JsonNode schema, Set<String> types) {
        static Form of(JsonNode schema, JsonNode document) {
            if (schema.has("$ref")) {
                return of(document.at(schema.get("$ref").asString().substring(1)), document);
            }
            if (schema.has("allOf"))
                return of(schema.get("allOf").get(0), document); // a $ref with words
            if (schema.has("anyOf")) {
                // A choice is only ever made between null and one other.
                var some = of(schema.get("anyOf").get(1), document);
                var types = new TreeSet<>(some.types());
                types.add("null");
                return new Form(some.schema(), types);
            }
            var type = schema.path("type");
            return new Form(schema, type.isArray() ? texts(type) : Set.of(type.asString()));
        }
    }
}
