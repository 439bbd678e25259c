package org.talanoa.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

/** Walks every page about one registration that there is, whoever adds one. */
class OwnRoutesTest extends PortalTest {
    /** What a link in a mail opens, and what is told of it and after a form, to whoever comes. */
    private static final Set<String> OPEN = Set.of(".*/confirm", ".*/confirmed/.*", ".*/received");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    /** One way to ask for something of a registration that is another's. */
    record Route(RequestMethod method, String path) {}

    @Test
    void no_page_about_a_registration_answers_whoever_has_no_link_to_it() {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        var another = browser();
        another.send(another.get("/access?token=s3cret").form("#access"));
        assertThat(another.cookies()).containsKey("session");
        assertThat(routes())
                .hasSizeGreaterThan(8)
                .contains(new Route(RequestMethod.GET, "/registrations/r2/submissions/x/original"));
        for (var route : routes()) {
            for (var browser : List.of(browser(), another)) {
                var answer = ask(browser, route);
                assertThat(answer.status()).as(route.toString()).isEqualTo(303);
                assertThat(answer.header("Location")).as(route.toString()).startsWith("/access");
            }
        }
        assertThat(REGISTRATION.asked()).isEmpty();
    }

    private List<Route> routes() {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(info ->
                        info.getPatternValues().stream()
                                .filter(path -> path.startsWith("/registrations/{"))
                                .filter(path -> OPEN.stream().noneMatch(path::matches))
                                .map(path ->
                                        path.replaceFirst("\\{[^}]*}", "r2")
                                                .replaceAll("\\{[^}]*}", "x"))
                                .flatMap(path ->
                                        info.getMethodsCondition().getMethods().stream()
                                                .map(method -> new Route(method, path))))
                .toList();
    }

    private static Browser.Answer ask(Browser browser, Route route) {
        if (route.method() == RequestMethod.GET) {
            return browser.get(route.path());
        }
        var form = browser.get("/").form("#preferences").with("accept", "true");
        return browser.send(new Browser.Form(route.path(), form.fields()));
    }
}
