package org.talanoa.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Tokens;

/** Every route of this service as the framework knows it: none is open that should not be. */
@ServiceTest
class RoutesTest {
    private static final Set<String> OPEN =
            Set.of(
                    "GET /api/v1/reviews",
                    "GET /api/v1/reviews/{id}",
                    "GET /api/v1/reviews/{review}/consultations",
                    "GET /api/v1/reviews/{review}/calendar.ics",
                    "GET /api/v1/consultations/{id}",
                    "GET /api/v1/consultations/{id}/calendar.ics");

    @Autowired RestTestClient client;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void each_route_but_the_public_ones_wants_a_token_with_its_scope() {
        var closed = new ArrayList<String>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> {
                    if (!handler.getBeanType().getName().startsWith("org.talanoa")) return;
                    for (var method : info.getMethodsCondition().getMethods()) {
                        for (var pattern : info.getPatternValues()) {
                            var route = method + " " + pattern;
                            if (isOpen(handler)) {
                                assertThat(OPEN).contains(route);
                            } else {
                                closed.add(route);
                                isClosed(method.asHttpMethod(), pattern);
                            }
                        }
                    }
                });
        assertThat(closed).hasSizeGreaterThanOrEqualTo(6);
    }

    private static boolean isOpen(HandlerMethod handler) {
        var rule = handler.getMethodAnnotation(PreAuthorize.class);
        return rule != null && rule.value().equals("permitAll()");
    }

    private void isClosed(HttpMethod method, String pattern) {
        assertThat(status(method, pattern, null))
                .as("%s %s without a token", method, pattern)
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        for (var wrong : new String[] {"self", "registrations:read registrations:write"}) {
            assertThat(status(method, pattern, Tokens.with(wrong.split(" ", -1))))
                    .as("%s %s with %s", method, pattern, wrong)
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
    }

    private Object status(HttpMethod method, String pattern, @Nullable String token) {
        var request =
                client.method(method)
                        .uri(pattern, "some")
                        .headers(h -> {
                            if (token != null) h.setBearerAuth(token);
                        });
        if (!method.equals(HttpMethod.GET)) {
            request.contentType(MediaType.APPLICATION_JSON).body("{}");
        }
        return request.exchange().returnResult(Void.class).getStatus();
    }
}
