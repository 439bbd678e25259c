package org.talanoa.portal.access;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Problems.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request for a bearer token, and all that is wrong with it. */
record AccessTokenRequest(String token, List<Fault> faults) {
    private static final String TOKEN = "token";
    private static final int LONGEST_TOKEN = 200;

    /** The body is no JSON object. Says nothing of what it is: that may hold a token. */
    static final class Unreadable extends Exception {
        @Serial private static final long serialVersionUID = 1L;
    }

    static AccessTokenRequest read(byte[] body, JsonMapper json) throws Unreadable {
        var object = object(body, json);
        var token = object.get(TOKEN);
        var faults = new ArrayList<Fault>();
        object.propertyNames().stream()
                .filter(name -> !name.equals(TOKEN))
                .map(name -> new Fault(pointer(name), "FIELD_UNKNOWN", "There is no such field."))
                .forEach(faults::add);
        if (token == null || token.isNull() || (token.isString() && token.asString().isBlank())) {
            faults.add(new Fault("/token", "REQUIRED", "This is needed."));
        } else if (!token.isString()) {
            faults.add(new Fault("/token", "TYPE_INVALID", "This has to be a text."));
        } else if (token.asString().length() > LONGEST_TOKEN) {
            faults.add(
                    new Fault(
                            "/token",
                            "LENGTH_INVALID",
                            "This has to have 1 to " + LONGEST_TOKEN + " characters."));
        }
        return new AccessTokenRequest(token == null ? "" : token.asString(""), faults);
    }

    private static JsonNode object(byte[] body, JsonMapper json) throws Unreadable {
        try {
            @Nullable JsonNode read =
                    json.readerFor(JsonNode.class)
                            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .readValue(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JacksonException e) {
            // Not passed on: it may quote what was sent.
        }
        throw new Unreadable();
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return "AccessTokenRequest";
    }
}
