package org.talanoa.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A form that could not be taken just now, with all that stood in it, to be sent once more.
 *
 * @param path where it goes
 */
record KeptForm(String path, List<Map.Entry<String, String>> fields, FormLink link) {
    private static final String ACTION = "do";

    /** Put in by the page itself. */
    private static final Set<String> OF_THE_PAGE =
            Set.of("_csrf", ACTION, Preferences.LANGUAGE, Preferences.THEME, Preferences.ZONE);

    static KeptForm of(HttpServletRequest request) {
        var action = request.getParameter(ACTION);
        return new KeptForm(
                request.getRequestURI(),
                fields(request, OF_THE_PAGE),
                new FormLink("kept", action == null ? "" : action));
    }

    /** Those of the address, too: the form is sent to an address without any. */
    static List<Map.Entry<String, String>> fields(HttpServletRequest request, Set<String> left) {
        return request.getParameterMap().entrySet().stream()
                .filter(one -> !left.contains(one.getKey()))
                .flatMap(one ->
                        Stream.of(one.getValue()).map(value -> Map.entry(one.getKey(), value)))
                .toList();
    }

    @Override
    public String toString() {
        return "KeptForm[" + path + "]";
    }
}
