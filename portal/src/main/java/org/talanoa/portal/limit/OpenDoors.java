package org.talanoa.portal.limit;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.talanoa.portal.page.LinkPage;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Problems;
import org.talanoa.portal.page.TooOften;

/**
 * The doors that let in whoever comes and where something follows: a mail, a document, a look at a
 * secret. Programs that come too often get a problem, people a page that keeps their form.
 */
@Configuration(proxyBeanMethods = false)
class OpenDoors implements WebMvcConfigurer, HandlerInterceptor {
    private static final String SEND = "send";

    /**
     * A way in.
     *
     * @param counts which of its requests count: of a long form the one button that sends it
     */
    private record Door(RequestMatcher path, Limit limit, Predicate<HttpServletRequest> counts) {
        private Door(String path, Limit limit, Predicate<HttpServletRequest> counts) {
            this(withDefaults().matcher(HttpMethod.POST, path), limit, counts);
        }

        private Door(String path, Limit limit) {
            this(path, limit, _ -> true);
        }
    }

    private static final List<Door> DOORS =
            List.of(
                    new Door("/api/v1/registrations", Limit.REGISTRATIONS),
                    new Door("/reviews/{id}/register", Limit.REGISTRATIONS, OpenDoors::isSent),
                    new Door("/api/v1/access-links", Limit.ACCESS_LINKS),
                    new Door("/access", Limit.ACCESS_LINKS, OpenDoors::asksForLink),
                    new Door("/api/v1/access-tokens", Limit.LINKS_OPENED),
                    new Door("/api/v1/registrations/{id}/confirmation", Limit.LINKS_OPENED),
                    new Door("/access", Limit.LINKS_OPENED, asks -> !asksForLink(asks)),
                    new Door("/registrations/{id}/confirm", Limit.LINKS_OPENED),
                    new Door("/api/v1/submissions", Limit.SUBMISSIONS),
                    new Door(
                            "/registrations/{id}/submissions/new",
                            Limit.SUBMISSIONS,
                            OpenDoors::isSent));

    private final Limits limits;
    private final Problems problems;

    OpenDoors(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var wait =
                doorOf(request)
                        .map(door -> limits.take(door.limit(), request))
                        .orElse(Duration.ZERO);
        if (wait.isZero()) {
            return true;
        }
        Limits.tellWhen(response, wait);
        if (!isOfApi(request)) {
            LinkPage.unseen(response); // a form may hold the token of a mailed link
            throw new TooOften(wait);
        }
        problems.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many of these come from your network. Retry-After says when the next is taken.");
        return false;
    }

    /** A form that is only shown again, once more or in another language, does not count. */
    private static Optional<Door> doorOf(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                ? DOORS.stream()
                        .filter(door -> door.path().matches(request))
                        .filter(door -> door.counts().test(request))
                        .filter(_ -> !isOnlyChoice(request))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOnlyChoice(HttpServletRequest request) {
        return !isOfApi(request) && Preferences.isOnlyChoice(request);
    }

    private static boolean isOfApi(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/");
    }

    private static boolean isSent(HttpServletRequest request) {
        var action = request.getParameter("do");
        return action != null && action.startsWith(SEND);
    }

    private static boolean asksForLink(HttpServletRequest request) {
        return request.getParameter("email") != null && request.getParameter("token") == null;
    }
}
