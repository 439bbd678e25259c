package org.talanoa.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.StandIn;
import org.talanoa.portal.staff.Role;

/** Every page that takes a form, whoever adds one: what another site sends changes nothing. */
class ForgedFormsTest extends PortalTest {
    /** Long forms, which are shown again with all that was typed. */
    private static final List<String> SHOWN_AGAIN =
            List.of(
                    "/reviews/{id}/register",
                    "/registrations/{id}/change",
                    "/registrations/{id}/submissions/new");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @TestFactory
    Stream<DynamicTest> a_form_without_the_token_of_this_browser_changes_nothing() {
        return forms().map(path ->
                DynamicTest.dynamicTest(
                        path,
                        () -> {
                            isForged(path, null);
                            isForged(path, "forged");
                            isForged(path, ofAnotherBrowser());
                        }));
    }

    @Test
    void nothing_but_forms_changes_anything() {
        assertThat(mapping.getHandlerMethods().keySet())
                .filteredOn(route -> !route.getPatternValues().contains("/error"))
                .filteredOn(route ->
                        route.getPatternValues().stream().noneMatch(ForgedFormsTest::isOfFramework))
                .allSatisfy(route ->
                        assertThat(route.getMethodsCondition().getMethods())
                                .as(route.toString())
                                .isNotEmpty()
                                .isSubsetOf(RequestMethod.GET, RequestMethod.POST));
    }

    private static boolean isOfFramework(String path) {
        return path.startsWith("/actuator");
    }

    private Stream<String> forms() {
        var forms =
                mapping.getHandlerMethods().keySet().stream()
                        .filter(route ->
                                route.getMethodsCondition()
                                        .getMethods()
                                        .contains(RequestMethod.POST))
                        .flatMap(route -> route.getPatternValues().stream())
                        .distinct()
                        .toList();
        assertThat(forms).hasSizeGreaterThan(20).containsAll(SHOWN_AGAIN);
        return forms.stream();
    }

    /**
     * From somebody who may do everything, in the name of an administrator and of a focal point.
     */
    private void isForged(String path, @Nullable String token) {
        var browser = signedIn(Role.ADMINISTRATOR);
        browser.cookies().putAll(comeIn("x", "FOCAL_POINT").cookies());
        browser.get("/");
        var before = changes();
        var answer =
                browser.send(
                        browser.request(path.replaceAll("\\{[^}]*}", "x"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                token == null ? "" : "_csrf=" + token)),
                        path);
        assertThat(answer.status())
                .as("%s with %s", path, token)
                .isIn(SHOWN_AGAIN.contains(path) ? List.of(403, 404, 303) : List.of(403));
        assertThat(changes()).as("%s with %s", path, token).isEqualTo(before);
    }

    private String ofAnotherBrowser() {
        return browser().get("/").form("#preferences").value("_csrf");
    }

    private static long changes() {
        return Stream.of(REGISTRATION, CONSULTATION, RECOMMENDATION, NOTIFICATION, DASHBOARD)
                .map(StandIn::asked)
                .flatMap(List::stream)
                .filter(asked -> !asked.method().equals("GET"))
                .count();
    }
}
