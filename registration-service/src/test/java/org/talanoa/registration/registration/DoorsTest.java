package org.talanoa.registration.registration;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.testkit.Tokens;

/** Every route there is, so that none can be forgotten: who comes in without the right token. */
class DoorsTest extends RegisteringTest {
    /** Open to whoever comes; each has its own proof, or tells nothing. */
    private static final Set<String> OPEN =
            Set.of(
                    "POST /api/v1/registrations",
                    "POST /api/v1/registrations/{id}/confirmation",
                    "GET /api/v1/organizations",
                    "GET /api/v1/organizations/{id}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    /**
     * @param forOrganizations whether an organization comes in by it, to what is its own
     */
    private record Door(HttpMethod method, String pattern, boolean forOrganizations) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @TestFactory
    Stream<DynamicTest> without_a_token_nobody_comes_in() {
        return tests(door -> call(door, null).expectStatus().isUnauthorized());
    }

    @TestFactory
    Stream<DynamicTest> with_the_wrong_scope_nobody_comes_in() {
        return tests(door -> call(door, Tokens.with("notices:read")).expectStatus().isForbidden());
    }

    @TestFactory
    Stream<DynamicTest> to_another_organization_nothing_is_there() {
        return tests(door -> isNothingTo("another", door));
    }

    @TestFactory
    Stream<DynamicTest> to_the_same_organization_of_another_review_nothing_is_there() {
        var form = Given.aReviewKnownTo(reviews).form();
        var registration = applicants().register(form, null).id();
        return tests(door -> isNothingTo(registration, door));
    }

    private void isNothingTo(String registration, Door door) {
        call(door, Tokens.ofOrganization(registration))
                .expectStatus()
                .isEqualTo(door.forOrganizations() ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN);
    }

    private Stream<DynamicTest> tests(Consumer<Door> check) {
        return doors().map(
                        door -> DynamicTest.dynamicTest(door.toString(), () -> check.accept(door)));
    }

    private Stream<Door> doors() {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(route -> {
                    var rule = route.getValue().getMethodAnnotation(PreAuthorize.class);
                    var own = rule != null && rule.value().contains("SCOPE_self");
                    return route.getKey().getPatternValues().stream()
                            .flatMap(pattern ->
                                    route.getKey().getMethodsCondition().getMethods().stream()
                                            .map(RequestMethod::asHttpMethod)
                                            .map(method -> new Door(method, pattern, own)));
                })
                .filter(door -> door.pattern().startsWith("/api/"))
                .filter(door -> !OPEN.contains(door.toString()));
    }

    private RestTestClient.ResponseSpec call(Door door, @Nullable String token) {
        var id = applicants().register(given.form(), null).id();
        var path =
                Arrays.stream(door.pattern().split("/"))
                        .map(part -> part.equals("{id}") ? id : part.startsWith("{") ? "x" : part)
                        .collect(Collectors.joining("/"));
        var request = client.method(door.method()).uri(path);
        if (!door.method().equals(HttpMethod.GET)) {
            request.contentType(MediaType.APPLICATION_JSON).body("{}");
        }
        if (token != null) request.headers(h -> h.setBearerAuth(token));
        return request.exchange();
    }
}
