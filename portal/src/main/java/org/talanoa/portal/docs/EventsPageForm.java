package org.talanoa.portal.docs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A form that values have, ready to print.
 *
 * @param name by which others refer to it
 * @param values of an enum, else empty
 * @param fields of an object, else empty
 */
record EventsPageForm(
        String name, EventsPageText text, Type type, List<String> values, List<Field> fields) {

    /** One property of an object. */
    record Field(String name, Type type, boolean optional, EventsPageText text) {}

    /**
     * In the words of JSON Schema, which are the same in every language.
     *
     * @param form the form that it refers to, else null
     * @param name where it refers to none
     * @param more what holds beside it
     */
    record Type(@Nullable String form, String name, String more) {}

    static EventsPageForm of(String name, JsonNode document) {
        return of(name, document.at("/components/schemas").path(name), document);
    }

    private static EventsPageForm of(String name, JsonNode schema, JsonNode document) {
        var required = ApiType.texts(schema.path("required"));
        var fields =
                schema.path("properties").properties().stream()
                        .map(property ->
                                field(
                                        property.getKey(),
                                        property.getValue(),
                                        !required.contains(property.getKey()),
                                        document))
                        .toList();
        return new EventsPageForm(
                name,
                EventsPageText.of(schema.path("description").asString("")),
                type(schema),
                ApiType.texts(schema.path("enum")),
                fields);
    }

    /** What says nothing of itself says what its form says. */
    private static Field field(String name, JsonNode schema, boolean optional, JsonNode document) {
        var type = type(schema);
        var form = document.at("/components/schemas").path(type.form() == null ? "" : type.form());
        var ofForm = form.path("description").asString("").lines().findFirst().orElse("");
        var said = schema.path("description").asString(ofForm);
        return new Field(name, type, optional, EventsPageText.of(said));
    }

    static Type type(JsonNode schema) {
        var ref = schema.path("$ref").asString("");
        if (!ref.isEmpty()) return new Type(ref.substring(ref.lastIndexOf('/') + 1), "", "");
        if (schema.has("allOf")) return type(schema.get("allOf").get(0));
        if (schema.has("anyOf")) return with(type(schema.get("anyOf").get(1)), " | null");
        if (schema.has("items")) return with(type(schema.get("items")), "[]" + orNull(schema));
        if (schema.has("const")) return new Type(null, schema.get("const").toString(), "");
        var type = schema.path("type");
        var plain = type.isArray() ? type.get(0).asString() : type.asString("");
        var format = schema.path("format").asString(schema.path("pattern").asString(""));
        return new Type(
                null, plain, (format.isEmpty() ? "" : " (" + format + ")") + orNull(schema));
    }

    private static Type with(Type type, String more) {
        return new Type(type.form(), type.name(), type.more() + more);
    }

    private static String orNull(JsonNode schema) {
        return schema.path("type").isArray() ? " | null" : "";
    }
}
