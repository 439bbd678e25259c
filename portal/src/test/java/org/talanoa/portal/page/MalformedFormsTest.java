package org.talanoa.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.FormFields;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.StandIn;
import org.talanoa.portal.staff.Role;

/**
 * Every page and every form that there is, whoever adds one: whatever comes with a request of
 * somebody who may do everything, the answer is one for people, and what was refused changed
 * nothing.
 */
class MalformedFormsTest extends PortalTest {
    private static final boolean LARGE = "large".equals(System.getProperty("talanoa.scale"));

    private static final int OF_EACH_ROUTE = LARGE ? 200 : 8;

    /** The same ones in each build, which would else be green today and red tomorrow. */
    private static final long SEED = Long.getLong("talanoa.seed", LARGE ? System.nanoTime() : 5);

    /** What the code, not the page, would say. */
    private static final Pattern INSIDES =
            Pattern.compile("\\tat |Exception\\b|org\\.springframework|java\\.lang");

    private static final List<String> SEGMENTS =
            List.of(
                    "x",
                    "a;b=c",
                    "..%2f..%2fetc",
                    "%C0%AF",
                    "%00",
                    "a%0d%0aX-Evil:1",
                    "%E2%98%83",
                    "%22%3E%3Cb%3E",
                    "%7B%7B7*7%7D%7D",
                    "$where",
                    "x".repeat(3_000));

    private static final List<String> VALUES =
            List.of(
                    "",
                    "-1",
                    "9".repeat(30),
                    "1.5",
                    "many",
                    "2031-02-30",
                    "%00",
                    "%FF%FE",
                    "%",
                    "%zz",
                    "%0d%0aX-Evil:1",
                    "%3Cscript%3E",
                    "$%7B7*7%7D",
                    "%2F%2Fevil.example.org",
                    "x".repeat(5_000));

    private static final List<String> OTHER_TYPES =
            List.of(
                    "application/json",
                    "text/plain",
                    "multipart/form-data; boundary=x",
                    "multipart/form-data",
                    "application/x-www-form-urlencoded; charset=utf-7",
                    "form");

    private static final List<StandIn> SERVICES =
            List.of(REGISTRATION, CONSULTATION, RECOMMENDATION, NOTIFICATION, DASHBOARD);

    /**
     * Routes with forms in which nearly all may stand, or nothing: who presses the button means it.
     */
    private static final Set<String> TAKEN_HOWEVER_FILLED =
            Set.of(
                    "/access",
                    "/registrations/{id}/confirm",
                    "/registrations/{id}/withdrawal",
                    "/registrations/{id}/seats/{of}",
                    "/registrations/{id}/delegates/{of}/erasure",
                    "/registrations/{id}/erasure");

    private final Random chance = new Random(SEED);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired private MongoDatabase database;

    /**
     * A way in.
     *
     * @param fields what it reads
     */
    private record Route(RequestMethod method, String path, List<String> fields) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @TestFactory
    Stream<DynamicTest> whatever_comes_is_answered_as_what_it_is() {
        System.out.println("Malformed forms; the same ones again: -Dtalanoa.seed=" + SEED);
        // The first account is made by whoever tries to sign in first.
        var browser = browser();
        assertThat(browser.send(browser.get("/signin").form("#signin")).status()).isEqualTo(422);
        return routes().map(route ->
                DynamicTest.dynamicTest(
                        route.toString(),
                        () -> {
                            SERVICES.forEach(StandIn::takesWhateverComes);
                            thereAreNoDrafts();
                            var everybody = signedIn(Role.values());
                            everybody.cookies().putAll(comeIn("x", "FOCAL_POINT").cookies());
                            var token = everybody.get("/").form("#preferences").value("_csrf");
                            for (int i = 0; i < OF_EACH_ROUTE; i++) ask(everybody, route, token);
                        }));
    }

    private static void thereAreNoDrafts() {
        CONSULTATION.answers(
                "GET",
                "/api/v1/reviews/" + Examples.CURRENT + "/consultations/drafts",
                200,
                "application/json",
                "{\"items\": [], \"page\": 0, \"size\": 50, \"total\": 0}");
    }

    private Stream<Route> routes() {
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods()
                .forEach((route, handler) -> {
                    for (var method : route.getMethodsCondition().getMethods()) {
                        for (var path : route.getPatternValues()) {
                            if (path.startsWith("/actuator")) continue;
                            routes.add(new Route(method, path, fieldsOf(handler)));
                        }
                    }
                });
        assertThat(routes).hasSizeGreaterThan(60);
        return routes.stream()
                .sorted(
                        Comparator.comparing(Route::toString)
                                .thenComparing(route -> route.fields().toString()));
    }

    /** The names that it declares, and some of those that long forms have. */
    private static List<String> fieldsOf(HandlerMethod handler) {
        var names = new ArrayList<>(List.of("page", "sort", "do", "lang", "next", "id", "a[b][0]"));
        names.add("delegates.99999999999.givenName");
        names.add("class.module.classLoader");
        FormFields.of(handler)
                .forEach(field -> names.add(String.valueOf(field.getParameterName())));
        return names;
    }

    private void ask(Browser browser, Route route, String token) throws IOException {
        var address = path(route.path()) + "?" + queried(route);
        var type = chance.nextInt(4) > 0 ? "application/x-www-form-urlencoded" : oneOf(OTHER_TYPES);
        var fields = "_csrf=" + token + "&" + fields(route);
        var request = browser.request(address);
        if (route.method() == RequestMethod.POST)
            request.header("Content-Type", type).POST(BodyPublishers.ofString(fields));
        var what = "%s of %s with %s as %s".formatted(route.method(), address, fields, type);
        var before = kept();
        HttpResponse<InputStream> answer;
        try {
            answer = browser.send(request, BodyHandlers.ofInputStream());
        } catch (UncheckedIOException e) {
            // The container does not wait for the form behind an address that is too long.
            assertThat(address).as(what).hasSizeGreaterThan(4_000);
            assertThat(kept()).as("kept after " + what).isEqualTo(before);
            return;
        }
        assertThat(answer.statusCode()).as(what).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(kept()).as("kept after " + what).isEqualTo(before);
        } else if (!TAKEN_HOWEVER_FILLED.contains(route.path())) {
            assertThat(kept().taken()).as("taken after " + what).isEqualTo(before.taken());
        }
        try (var body = answer.body()) {
            var isStream = answer.headers().firstValue("Content-Type").orElse("").contains("event");
            if (isStream) return;
            var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(INSIDES.matcher(text).find()).as("insides after " + what).isFalse();
            assertThat(answer.headers().map()).doesNotContainKey("x-evil");
        }
    }

    /** All documents of the portal itself, and how much each service took. */
    private record Kept(List<Document> documents, List<Long> taken) {}

    private Kept kept() {
        var documents = new ArrayList<Document>();
        for (var name : database.listCollectionNames()) {
            database.getCollection(name).find().into(documents);
        }
        return new Kept(documents, SERVICES.stream().map(StandIn::taken).toList());
    }

    private String path(String pattern) {
        return Pattern.compile("\\{[^}]*}")
                .matcher(pattern)
                .replaceAll(_ -> oneOf(SEGMENTS).replace("$", "\\$"));
    }

    /** In an address no half of an escape, which the client would not send. */
    private String queried(Route route) {
        return fields(route)
                .replaceAll("%(?![0-9A-F]{2})", "%25")
                .replaceAll("[\\[\\]{}<>^`|]", "_");
    }

    private String fields(Route route) {
        var number = chance.nextInt(20) == 0 ? 3_000 : chance.nextInt(8);
        return Stream.generate(() -> oneOf(route.fields()) + "=" + oneOf(VALUES))
                .limit(number)
                .reduce("", (some, one) -> some.length() < 50_000 ? some + "&" + one : some);
    }

    private <T> T oneOf(List<T> several) {
        return several.get(chance.nextInt(several.size()));
    }
}
