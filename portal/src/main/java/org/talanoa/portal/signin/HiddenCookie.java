package org.talanoa.portal.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie that no script reads. It is of mode Lax: who follows a link from another site, as from a
 * mail or a provider, brings it along; a form of another site does not.
 *
 * @param secure whether it goes over https alone
 */
public record HiddenCookie(String name, String path, boolean secure) {
    /**
     * Its name with what makes browsers refuse it from anybody but this very host over https: a
     * neighbour under the same domain can't put in one of its own.
     */
    String sentAs() {
        if (!secure) {
            return name;
        }
        return (path.equals("/") ? "__Host-" : "__Secure-") + name;
    }

    public void keep(HttpServletResponse response, String value, Duration time) {
        var cookie =
                ResponseCookie.from(sentAs(), value)
                        .path(path)
                        .maxAge(time)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Takes it from this browser. */
    public void end(HttpServletResponse response) {
        keep(response, "", Duration.ZERO);
    }

    public Optional<String> in(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, sentAs())).map(Cookie::getValue);
    }
}
