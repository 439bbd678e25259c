package org.talanoa.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;
import org.talanoa.portal.PortalSettings;

/**
 * What a reader chose, in cookies of its own: language, theme, time zone. Every form may carry a
 * choice along, so that choosing never costs what was typed.
 */
@Component
public class Preferences implements HandlerInterceptor {
    static final String LANGUAGE = "lang";
    static final String THEME = "theme";
    static final String ZONE = "zone";

    private static final Set<String> THEMES = Set.of("light", "dark", "auto");

    private final boolean secure;

    Preferences(PortalSettings settings) {
        this.secure = settings.secure();
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!ReadableParameters.areIn(request)) {
            return true;
        }
        var language = request.getParameter(LANGUAGE);
        // A script that asks for a part of its page again chooses nothing: the reader may have gone
        // on to another language meanwhile.
        if (Languages.isOne(language) && request.getHeader("X-Part") == null) {
            keep(response, LANGUAGE, language);
        }
        if (!request.getMethod().equals("POST")) {
            return true;
        }
        var theme = request.getParameter(THEME);
        if (theme != null && THEMES.contains(theme)) {
            keep(response, THEME, theme);
        }
        var zone = request.getParameter(ZONE);
        if (zoneOf(zone) != null) {
            keep(response, ZONE, zone);
        }
        return true;
    }

    /**
     * Whether this request only changes how a page is shown, and nothing else may follow from it.
     */
    public static boolean isOnlyChoice(HttpServletRequest request) {
        return request.getParameter(LANGUAGE) != null
                || request.getParameter(THEME) != null
                || request.getParameter(ZONE) != null;
    }

    /** What is chosen with this request or was before; not yet looked at whether it makes sense. */
    static @Nullable String chosen(HttpServletRequest request, String name) {
        var now = ReadableParameters.areIn(request) ? request.getParameter(name) : null;
        if (now != null) {
            return now;
        }
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    static @Nullable ZoneId zoneOf(@Nullable String id) {
        if (id == null || !id.matches("[A-Za-z_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){0,2}")) {
            return null;
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void keep(HttpServletResponse response, String name, @Nullable String value) {
        var cookie =
                ResponseCookie.from(name, value == null ? "" : value)
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .sameSite("Lax")
                        .secure(secure)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
