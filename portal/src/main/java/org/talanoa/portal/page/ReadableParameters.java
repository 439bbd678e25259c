package org.talanoa.portal.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters that can't be read, like {@code ?token=abc%zz}, before anybody asks for one.
 * Tomcat tells them by an exception that names the value, and whoever did not expect it would log a
 * token.
 */
public final class ReadableParameters extends OncePerRequestFilter {
    private static final String READABLE = ReadableParameters.class.getName();

    /**
     * Whether parameters may be asked for: what was turned away before this filter may hold any.
     */
    static boolean areIn(ServletRequest request) {
        return request.getAttribute(READABLE) != null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (canBeRead(request)) {
            request.setAttribute(READABLE, true);
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean canBeRead(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException e) {
            return false; // its message holds what was sent
        }
    }
}
