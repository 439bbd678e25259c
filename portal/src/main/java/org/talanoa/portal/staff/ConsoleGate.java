package org.talanoa.portal.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/** Nobody passes into the console who is not signed in. What passes stays in no cache. */
@Component
final class ConsoleGate implements HandlerInterceptor {
    private static final String MEMBER = ConsoleGate.class.getName() + ".member";

    private final StaffSession session;

    ConsoleGate(StaffSession session) {
        this.session = session;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var member = session.of(request);
        if (member.isPresent()) {
            request.setAttribute(MEMBER, member.get());
            return true;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, signIn(request));
        return false;
    }

    /** Who passed; null on a page outside the console. */
    static @Nullable StaffMember memberOf(HttpServletRequest request) {
        return (StaffMember) request.getAttribute(MEMBER);
    }

    /** Back to where she wanted to go; what a form held can't be sent again. */
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
