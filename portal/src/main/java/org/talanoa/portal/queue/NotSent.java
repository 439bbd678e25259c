package org.talanoa.portal.queue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that keeps a form of which nobody knows whether it arrived: it is sent again with the
 * same key, so it counts once.
 */
final class NotSent {
    /** Typed, or put in by the page itself. */
    private static final Set<String> NOT_HIDDEN = Set.of("reason", "_csrf");

    private NotSent() {}

    static ModelAndView show(HttpServletRequest request) {
        var reason = request.getParameter("reason");
        return new ModelAndView("queue-not-sent", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("action", request.getRequestURI())
                .addObject("hidden", hidden(request.getParameterMap()))
                .addObject("reason", reason == null ? "" : reason);
    }

    /** Those of the address, too: the form is sent to an address without any. */
    private static List<Map.Entry<String, String>> hidden(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .filter(one -> !NOT_HIDDEN.contains(one.getKey()))
                .flatMap(one ->
                        Stream.of(one.getValue()).map(value -> Map.entry(one.getKey(), value)))
                .toList();
    }
}
