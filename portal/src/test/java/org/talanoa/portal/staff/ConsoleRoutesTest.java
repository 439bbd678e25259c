package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.portal.Browser;
import org.talanoa.portal.FormFields;
import org.talanoa.portal.PortalTest;

/** Walks every route of the console that there is, whoever adds one. */
class ConsoleRoutesTest extends PortalTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private static final String ANYBODY = "";

    /** What each route needs, so that nobody adds one without a thought of who may come. */
    private static final Map<String, String> NEEDS =
            Map.ofEntries(
                    Map.entry("GET /console", "dashboards:read"),
                    Map.entry("GET /console/stream", "dashboards:read"),
                    Map.entry("GET /console/password", ANYBODY),
                    Map.entry("POST /console/password", ANYBODY),
                    Map.entry("GET /console/registrations", "registrations:read"),
                    Map.entry("GET /console/registrations.csv", "registrations:read"),
                    Map.entry("GET /console/registrations.xlsx", "registrations:read"),
                    Map.entry("GET /console/registrations/x", "registrations:read"),
                    Map.entry("GET /console/registrations/decisions", "registrations:read"),
                    Map.entry("GET /console/registrations/x/decision", "registrations:read"),
                    Map.entry("GET /console/registrations/x/withdrawal", "registrations:read"),
                    Map.entry("GET /console/registrations/x/seats/x", "registrations:read"),
                    Map.entry("POST /console/registrations/decisions", "registrations:write"),
                    Map.entry("POST /console/registrations/x/decision", "registrations:write"),
                    Map.entry("POST /console/registrations/x/withdrawal", "registrations:write"),
                    Map.entry("POST /console/registrations/x/seats/x", "registrations:write"),
                    Map.entry("GET /console/points", "recommendations:read"),
                    Map.entry("GET /console/points/x", "recommendations:read"),
                    Map.entry("GET /console/consultations", "dashboards:read"),
                    Map.entry("POST /console/consultations", "consultations:write"),
                    Map.entry("GET /console/consultations/new", "consultations:write"),
                    Map.entry("GET /console/consultations/x", "consultations:write"),
                    Map.entry("POST /console/consultations/x", "consultations:write"),
                    Map.entry("GET /console/consultations/x/release", "consultations:write"),
                    Map.entry("POST /console/consultations/x/release", "consultations:write"),
                    Map.entry("GET /console/consultations/x/cancellation", "consultations:write"),
                    Map.entry("POST /console/consultations/x/cancellation", "consultations:write"),
                    Map.entry("GET /console/operations", "operations:write"),
                    Map.entry("GET /console/operations/x/x", "operations:write"),
                    Map.entry("POST /console/operations/x/x", "operations:write"),
                    Map.entry("GET /console/accounts", Role.ACCOUNTS),
                    Map.entry("POST /console/accounts", Role.ACCOUNTS),
                    Map.entry("POST /console/accounts/x/roles", Role.ACCOUNTS),
                    Map.entry("POST /console/accounts/x/access", Role.ACCOUNTS),
                    Map.entry("POST /console/accounts/x/password", Role.ACCOUNTS),
                    Map.entry("GET /console/clients", Role.ACCOUNTS),
                    Map.entry("POST /console/clients", Role.ACCOUNTS),
                    Map.entry("POST /console/clients/x/revocation", Role.ACCOUNTS));

    /**
     * One way to ask.
     *
     * @param fields what a form must hold to be looked at
     */
    record Route(RequestMethod method, String path, Map<String, String> fields) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void no_route_of_the_console_answers_whoever_is_not_signed_in() {
        assertThat(routes()).hasSizeGreaterThan(5);
        for (var route : routes()) {
            var answer = ask(browser(), route);
            if (route.method() == RequestMethod.POST
                    && !route.path().endsWith("console/password")) {
                assertThat(answer.status()).as(route.toString()).isEqualTo(403);
                assertThat(answer.page().select("h1").text()).isEqualTo("You are signed out");
                continue;
            }
            assertThat(answer.status()).as(route.toString()).isEqualTo(303);
            assertThat(answer.header("Location")).as(route.toString()).startsWith("/signin?next=");
            assertThat(answer.body()).as(route.toString()).isEmpty();
        }
        for (var service : List.of(REGISTRATION, RECOMMENDATION, NOTIFICATION, DASHBOARD)) {
            assertThat(service.asked()).isEmpty();
        }
    }

    @Test
    void each_route_answers_the_roles_it_is_for_and_refuses_all_others() throws IOException {
        assertThat(routes()).allSatisfy(route -> assertThat(NEEDS).containsKey(route.toString()));
        for (var route : routes()) {
            var scope = String.valueOf(NEEDS.get(route.toString()));
            isRefused(route, !scope.equals(ANYBODY));
            for (var role : Role.values()) {
                isRefused(route, !scope.equals(ANYBODY) && !role.scopes().contains(scope), role);
            }
        }
    }

    private void isRefused(Route route, boolean refused, Role... roles) throws IOException {
        assertThat(status(signedIn(roles), route) == 403)
                .as("%s is refused to %s", route, List.of(roles))
                .isEqualTo(refused);
    }

    private List<Route> routes() {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(one ->
                        one.getKey().getPatternValues().stream()
                                .filter(path -> path.startsWith("/console"))
                                .map(path -> path.replaceAll("\\{[^}]*}", "x"))
                                .flatMap(path ->
                                        one.getKey().getMethodsCondition().getMethods().stream()
                                                .map(method ->
                                                        new Route(
                                                                method,
                                                                path,
                                                                fieldsOf(one.getValue())))))
                .toList();
    }

    private static Map<String, String> fieldsOf(HandlerMethod handler) {
        return FormFields.of(handler)
                .collect(
                        Collectors.toMap(
                                parameter -> String.valueOf(parameter.getParameterName()),
                                parameter -> oneOf(parameter.getParameterType())));
    }

    /** What a field of this type may hold. */
    private static String oneOf(Class<?> type) {
        if (type.isEnum()) return type.getEnumConstants()[0].toString();
        return type == long.class || type == int.class ? "1" : "true";
    }

    /** Nothing else is read: one of the answers never ends. */
    private static int status(Browser browser, Route route) throws IOException {
        if (route.method() != RequestMethod.GET) {
            return ask(browser, route).status();
        }
        var answer = browser.send(browser.request(route.path()), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static Browser.Answer ask(Browser browser, Route route) {
        if (route.method() == RequestMethod.GET) {
            return browser.get(route.path());
        }
        var form = browser.get("/").form("#preferences").with("open", "true");
        for (var field : route.fields().entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return browser.send(new Browser.Form(route.path(), form.fields()));
    }
}
