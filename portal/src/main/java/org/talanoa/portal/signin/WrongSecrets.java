package org.talanoa.portal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.talanoa.portal.limit.Limit;
import org.talanoa.portal.limit.Limits;
import org.talanoa.portal.page.Problems;

/**
 * Slows down who tries secrets of an API client. Counted apart for each client, so that a program
 * with an old secret shuts out no other behind the same address.
 */
final class WrongSecrets extends OncePerRequestFilter {
    private static final String BASIC = "basic ";

    /** No client is called by a longer name; what is remembered of each try has to be small. */
    private static final int LONGEST = 100;

    private final Limits limits;
    private final Problems problems;

    WrongSecrets(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    /** Counts a try before it is looked at, so that many at once are as many. */
    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var shown = clientIn(request);
        var client = shown.length() > LONGEST ? "" : shown;
        var wait = limits.take(Limit.WRONG_SECRETS, request, client);
        if (wait.isPositive()) {
            Limits.tellWhen(response, wait);
            problems.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many wrong secrets came for this client. Retry-After says when the next is looked at.");
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() != HttpStatus.UNAUTHORIZED.value()) {
            limits.giveBack(Limit.WRONG_SECRETS, request, client);
        }
    }

    /**
     * Whose secret is shown, read as the authorization server reads it; empty where it is nobody's.
     */
    private static String clientIn(HttpServletRequest request) {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null || !shown.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            var parameter = request.getParameter("client_id");
            return parameter == null ? "" : parameter;
        }
        try {
            var decoded = Base64.getDecoder().decode(shown.substring(BASIC.length()).strip());
            var pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return URLDecoder.decode(pair[0], StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
