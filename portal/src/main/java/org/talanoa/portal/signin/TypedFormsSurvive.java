package org.talanoa.portal.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * A form whose token against forgery is missing or old (cookies cleared, a tab left open for long)
 * has no effect. But what was typed into a long form is shown again, with a fresh token, instead of
 * being thrown away.
 */
@Component
public final class TypedFormsSurvive implements AccessDeniedHandler {
    /** Request attribute that makes the form only show itself again. */
    public static final String ONLY_SHOW = TypedFormsSurvive.class.getName() + ".onlyShow";

    private final RequestMatcher longForms =
            new OrRequestMatcher(
                    Stream.of(
                                    "/reviews/{id}/register",
                                    "/registrations/{id}/change",
                                    "/registrations/{id}/submissions/new")
                            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                            .toList());

    TypedFormsSurvive() {}

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        if (longForms.matches(request)) {
            request.setAttribute(ONLY_SHOW, true);
            request.getRequestDispatcher(request.getRequestURI()).forward(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
