package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;

/** Walks every route of the console that there is, whoever adds one. */
class ConsoleRoutesTest extends PortalTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    /** One way to ask. */
    record Route(RequestMethod method, String path) {}

    @Test
    void no_route_of_the_console_answers_whoever_is_not_signed_in() {
        assertThat(routes()).hasSizeGreaterThan(5);
        for (var route : routes()) {
            var answer = ask(browser(), route);
            assertThat(answer.status()).as(route.toString()).isEqualTo(303);
            assertThat(answer.header("Location")).as(route.toString()).startsWith("/signin?next=");
            assertThat(answer.body()).as(route.toString()).isEmpty();
        }
    }

    @Test
    void no_route_but_that_of_ones_own_password_answers_whoever_has_no_role() {
        for (var route : routes()) {
            if (route.path().equals(PasswordController.PATH)) {
                continue;
            }
            var answer = ask(signedIn(), route);
            // A request that lacks something is refused for that, perhaps before anybody looks.
            assertThat(answer.status())
                    .as(route.toString())
                    .isIn(route.method() == RequestMethod.GET ? List.of(403) : List.of(403, 400));
        }
    }

    @Test
    void whoever_only_reads_changes_nothing() {
        for (var route : routes()) {
            if (route.method() == RequestMethod.GET
                    || route.path().equals(PasswordController.PATH)) {
                continue;
            }
            assertThat(ask(signedIn(Role.VIEWER), route).status())
                    .as(route.toString())
                    .isIn(403, 400);
        }
    }

    private List<Route> routes() {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(info ->
                        info.getPatternValues().stream()
                                .filter(path -> path.startsWith("/console"))
                                .map(path -> path.replaceAll("\\{[^}]*}", "x"))
                                .flatMap(path ->
                                        methods(info.getMethodsCondition().getMethods().stream())
                                                .map(method -> new Route(method, path))))
                .toList();
    }

    private static Stream<RequestMethod> methods(Stream<RequestMethod> named) {
        var all = named.toList();
        return all.isEmpty() ? Stream.of(RequestMethod.GET) : all.stream();
    }

    private static Browser.Answer ask(Browser browser, Route route) {
        var form = browser.get("/").form("#preferences");
        return route.method() == RequestMethod.GET
                ? browser.get(route.path())
                : browser.send(new Browser.Form(route.path(), form.with("open", "true").fields()));
    }
}
