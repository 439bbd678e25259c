package org.talanoa.portal.consultation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in the fields of a form. Whatever was typed goes to the service as it is, which tells
 * every fault at once; so nothing typed is lost, and no rule stands twice.
 */
record Typed(MultiValueMap<String, String> fields) {
    static final String OPENS = "registrationOpensAt";
    static final String CLOSES = "registrationClosesAt";

    static Typed nothing() {
        return new Typed(new LinkedMultiValueMap<>());
    }

    /** A new one of a series of so many. */
    static Typed next(int alreadyThere) {
        var typed = nothing();
        typed.put("order", alreadyThere + 1);
        typed.put("mode", "ONLINE");
        return typed;
    }

    static Typed of(Draft.Fields draft) {
        var typed = nothing();
        typed.put("order", draft.order());
        draft.title().forEach((language, title) -> typed.put("title." + language, title));
        typed.put("date", draft.date());
        typed.put("startTime", draft.startTime());
        typed.put("endTime", draft.endTime());
        typed.put("timeZone", draft.timeZone());
        typed.put("mode", draft.mode());
        typed.putAll("objectives", draft.objectives());
        typed.putAll("topics", draft.topics());
        typed.put("capacity", draft.capacity());
        typed.put(OPENS, local(draft.registrationOpensAt(), draft.timeZone()));
        typed.put(CLOSES, local(draft.registrationClosesAt(), draft.timeZone()));
        return typed;
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) fields.add(name, value.toString());
    }

    private void putAll(String name, @Nullable List<?> values) {
        if (values != null) values.forEach(value -> put(name, value));
    }

    private static @Nullable LocalDateTime local(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : LocalDateTime.ofInstant(at, zone);
    }

    String one(String name) {
        var value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The whole form as the service takes it, empty fields as nothing. */
    ObjectNode details(List<String> languages) {
        var body = JsonNodeFactory.instance.objectNode();
        number(body, "order");
        texts(body.putObject("title"), "title", languages);
        for (var name : List.of("date", "startTime", "endTime", "timeZone", "mode")) {
            text(body, name, one(name));
        }
        var objectives = body.putArray("objectives");
        all("objectives").stream()
                .filter(number -> number.matches("\\d{1,3}"))
                .forEach(number -> objectives.add(Integer.parseInt(number)));
        var topics = body.putArray("topics");
        all("topics").forEach(topics::add);
        number(body, "capacity");
        text(body, OPENS, moment(OPENS));
        text(body, CLOSES, moment(CLOSES));
        return body;
    }

    /** Why, in the languages in which something was written; nothing where in none. */
    ObjectNode why(String name, List<String> languages) {
        var body = JsonNodeFactory.instance.objectNode();
        if (languages.stream().allMatch(language -> one(name + "." + language).isEmpty())) {
            return body.putNull(name);
        }
        var why = body.putObject(name);
        for (var language : languages) {
            var text = one(name + "." + language);
            if (!text.isEmpty()) why.put(language, text);
        }
        return body;
    }

    private void texts(ObjectNode into, String name, List<String> languages) {
        for (var language : languages) text(into, language, one(name + "." + language));
    }

    private static void text(ObjectNode body, String name, String value) {
        if (value.isEmpty()) body.putNull(name);
        else body.put(name, value);
    }

    /** What is no number goes as it was typed: the service says what is wrong with it. */
    private void number(ObjectNode body, String name) {
        var value = one(name);
        if (value.matches("-?\\d{1,9}")) body.put(name, Integer.parseInt(value));
        else text(body, name, value);
    }

    /** On the clock of the event. */
    private String moment(String name) {
        try {
            return LocalDateTime.parse(one(name)).atZone(zone()).toInstant().toString();
        } catch (DateTimeException e) {
            return one(name);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(one("timeZone"));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // the service refuses the zone, so nothing is kept of this
        }
    }

    /** Where a fault of the service belongs. */
    static String fieldOf(@Nullable String pointer, List<String> languages) {
        var parts = (pointer == null ? "" : pointer).replaceFirst("^/", "").split("/", -1);
        var withLanguages = List.of("title", "note", "reason").contains(parts[0]);
        if (!withLanguages) return parts[0];
        var language =
                parts.length > 1 || languages.isEmpty()
                        ? parts[parts.length - 1]
                        : languages.getFirst();
        return parts[0] + "." + language;
    }
}
