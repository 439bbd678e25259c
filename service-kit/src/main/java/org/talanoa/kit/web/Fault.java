package org.talanoa.kit.web;

import java.util.List;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the request as a whole
 * @param code what, for programs; its sentence for people stands in the bundles under {@code
 *     fault.<code>}
 * @param arguments what the sentence fills in: bounds, never what was typed
 */
public record Fault(String pointer, String code, List<Object> arguments) {
    public static Fault at(String pointer, String code, Object... arguments) {
        return new Fault(pointer, code, List.of(arguments));
    }
}
