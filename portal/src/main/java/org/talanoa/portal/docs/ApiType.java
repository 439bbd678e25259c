package org.talanoa.portal.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What values a schema lets pass, ready to print in the words of JSON Schema.
 *
 * @param values of an enum, else empty
 */
record ApiType(List<Piece> pieces, List<String> values) {
    /**
     * @param form the named schema that it refers to, else null
     */
    record Piece(String text, @Nullable String form) {}

    static ApiType of(JsonNode schema) {
        var pieces = new ArrayList<Piece>();
        add(schema, pieces);
        return new ApiType(pieces, texts(schema.path("enum")));
    }

    private static void add(JsonNode schema, List<Piece> pieces) {
        var reference = schema.path("$ref").asString("");
        var alternatives = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
        if (!reference.isEmpty()) {
            var form = reference.substring(reference.lastIndexOf('/') + 1);
            pieces.add(new Piece(form, form));
        } else if (!alternatives.isEmpty()) {
            for (int i = 0; i < alternatives.size(); i++) {
                if (i > 0) say(" or ", pieces);
                add(alternatives.get(i), pieces);
            }
        } else if (schema.has("items")) {
            add(schema.path("items"), pieces);
            say("[]" + bounds(schema) + orNull(schema), pieces);
        } else if (schema.path("additionalProperties").isObject()) {
            say("object of ", pieces);
            add(schema.path("additionalProperties"), pieces);
            say(orNull(schema), pieces);
        } else {
            say(plain(schema) + bounds(schema) + orNull(schema), pieces);
        }
    }

    private static void say(String text, List<Piece> pieces) {
        if (!text.isEmpty()) pieces.add(new Piece(text, null));
    }

    private static String plain(JsonNode schema) {
        if (schema.has("const")) return schema.path("const").toString();
        var type = schema.path("type");
        var name = type.isArray() ? type.path(0).asString() : type.asString("");
        return name.isEmpty() && schema.has("enum") ? "string" : name;
    }

    private static String bounds(JsonNode schema) {
        var bounds =
                Stream.of(
                                said("", schema.path("format")),
                                said("from ", schema.path("minimum")),
                                said("to ", schema.path("maximum")),
                                said("at least ", schema.path("minItems")),
                                said("at most ", schema.path("maxItems")),
                                said("at most ", schema.path("maxLength")),
                                schema.path("uniqueItems").asBoolean(false) ? "each once" : "",
                                said("", schema.path("pattern")),
                                said("else ", schema.path("default")))
                        .filter(bound -> !bound.isEmpty())
                        .toList();
        return bounds.isEmpty() ? "" : " (" + String.join(", ", bounds) + ")";
    }

    private static String said(String words, JsonNode bound) {
        return bound.isMissingNode() ? "" : words + bound.asString();
    }

    private static String orNull(JsonNode schema) {
        return schema.path("type").isArray() ? " or null" : "";
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
