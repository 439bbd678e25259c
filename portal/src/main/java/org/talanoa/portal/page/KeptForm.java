package org.talanoa.portal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A form that could not be taken just now, with all that stood in it, to be sent once more.
 *
 * @param path where it goes
 * @param secrets what stood in it that no page brings back
 */
public record KeptForm(
        String path, List<Map.Entry<String, String>> fields, List<Secret> secrets, FormLink link) {
    private static final String ACTION = "do";

    /** Put in by the page itself. */
    private static final Set<String> OF_THE_PAGE =
            Set.of("_csrf", ACTION, Preferences.LANGUAGE, Preferences.THEME, Preferences.ZONE);

    /** A password, to be typed anew under its label. */
    public record Secret(String name, String key, String autocomplete) {}

    /** All that any form of ours asks for. */
    private static final List<Secret> SECRETS =
            List.of(
                    new Secret("password", "signin.password", "current-password"),
                    new Secret("current", "password.current", "current-password"),
                    new Secret("fresh", "password.fresh", "new-password"),
                    new Secret("again", "password.again", "new-password"));

    /** The form that this request came with, wherever it was passed on to. */
    public static KeptForm of(HttpServletRequest request) {
        var action = request.getParameter(ACTION);
        var sentTo = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        var secrets =
                SECRETS.stream()
                        .filter(secret -> request.getParameter(secret.name()) != null)
                        .toList();
        var names = secrets.stream().map(Secret::name).toArray(String[]::new);
        return new KeptForm(
                sentTo == null ? request.getRequestURI() : sentTo.toString(),
                fields(request, names),
                secrets,
                new FormLink("kept", action == null ? "" : action));
    }

    /**
     * Those of the address, too: the form is sent to an address without any.
     *
     * @param shown the fields that stand in the form otherwise
     */
    static List<Map.Entry<String, String>> fields(HttpServletRequest request, String... shown) {
        return request.getParameterMap().entrySet().stream()
                .filter(one -> !OF_THE_PAGE.contains(one.getKey()))
                .filter(one -> !List.of(shown).contains(one.getKey()))
                .flatMap(one ->
                        Stream.of(one.getValue()).map(value -> Map.entry(one.getKey(), value)))
                .toList();
    }

    @Override
    public String toString() {
        return "KeptForm[" + path + "]";
    }
}
