package org.talanoa.portal.staff;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.talanoa.portal.staff.StaffSession.Session;

/**
 * Nobody passes into the console who is not signed in; a form that comes is kept in a page until
 * she is. What passes stays in no cache.
 */
@Component
final class ConsoleGate implements HandlerInterceptor {
    private static final String SESSION = ConsoleGate.class.getName() + ".session";

    private final StaffSession session;

    ConsoleGate(StaffSession session) {
        this.session = session;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var current = session.read(request).orElse(null);
        if (current == null) {
            return isTyped(request) ? kept(request, response) : sent(response, signIn(request));
        }
        request.setAttribute(SESSION, current);
        return !current.mustChange()
                || request.getRequestURI().equals(PasswordController.PATH)
                || sent(response, PasswordController.PATH);
    }

    /** Who passed; null on a page outside the console. */
    static @Nullable Session sessionOf(HttpServletRequest request) {
        return (Session) request.getAttribute(SESSION);
    }

    static boolean mustChange(HttpServletRequest request) {
        var current = sessionOf(request);
        return current != null && current.mustChange();
    }

    private static boolean sent(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, path);
        return false;
    }

    /** Passwords are typed anew: they are in no page of ours. */
    private static boolean isTyped(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && !request.getRequestURI().equals(PasswordController.PATH);
    }

    private static boolean kept(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher(SignInController.AGAIN).forward(request, response);
        return false;
    }

    /** Back to where she wanted to go. */
    private static String signIn(HttpServletRequest request) {
        var query = request.getQueryString();
        var asked =
                request.getMethod().equals("GET")
                        ? request.getRequestURI() + (query == null ? "" : "?" + query)
                        : "/console";
        return UriComponentsBuilder.fromPath("/signin")
                .queryParam("next", "{next}")
                .encode()
                .buildAndExpand(asked)
                .toUriString();
    }
}
