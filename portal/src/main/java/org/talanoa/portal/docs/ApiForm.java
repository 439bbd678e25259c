package org.talanoa.portal.docs;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A named schema of the contract, ready to print.
 *
 * @param type what it is where it is no object with fields
 * @param fields of an object and of what lies in it, else empty
 */
record ApiForm(String name, EventsPageText text, ApiType type, List<Field> fields) {
    /**
     * @param name with the way to it: {@code organization.name}, {@code delegates[].id}
     */
    record Field(String name, boolean required, ApiType type, EventsPageText text) {}

    static ApiForm of(String name, JsonNode schema) {
        var fields = new ArrayList<Field>();
        add("", schema, fields);
        // A schema may be another one and more: a problem that lists faults.
        schema.path("allOf").forEach(part -> add("", part, fields));
        return new ApiForm(name, text(schema), ApiType.of(schema), fields);
    }

    private static void add(String way, JsonNode schema, List<Field> fields) {
        var required = ApiType.texts(schema.path("required"));
        for (var property : schema.path("properties").properties()) {
            var field = property.getValue();
            var name = way + property.getKey();
            fields.add(
                    new Field(
                            name,
                            required.contains(property.getKey()),
                            ApiType.of(field),
                            text(field)));
            // Its own fields are in it, or in each of its items.
            if (field.has("items")) add(name + "[].", field.path("items"), fields);
            else add(name + ".", field, fields);
        }
    }

    private static EventsPageText text(JsonNode described) {
        return EventsPageText.of(described.path("description").asString(""));
    }
}
