package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Tokens;

/** Every route of this service as the framework knows it: one is open, whoever adds others. */
@ServiceTest
class RoutesTest {
    private static final String OPEN = "POST /api/v1/access-links";

    @Autowired RestTestClient client;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void each_route_but_the_public_one_wants_a_token_with_its_scope() {
        var closed = closed();
        assertThat(closed).hasSizeGreaterThanOrEqualTo(3);
        for (var route : closed) {
            assertThat(status(route, null)).as(route + " without a token").isEqualTo(401);
            for (var wrong : List.of(Tokens.with("dashboards:read"), Tokens.ofOrganization("x"))) {
                assertThat(status(route, wrong)).as(route + " with a wrong scope").isEqualTo(403);
            }
        }
    }

    private List<Map.Entry<HttpMethod, String>> closed() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getName().startsWith("org.talanoa"))
                .flatMap(route ->
                        route.getKey().getPatternValues().stream()
                                .flatMap(pattern ->
                                        route.getKey().getMethodsCondition().getMethods().stream()
                                                .map(m -> Map.entry(m.asHttpMethod(), pattern))))
                .filter(route -> !OPEN.equals(route.getKey() + " " + route.getValue()))
                .toList();
    }

    private int status(Map.Entry<HttpMethod, String> route, @Nullable String token) {
        var request =
                client.method(route.getKey())
                        .uri(route.getValue().replaceAll("\\{[^}]*}", "x"))
                        .headers(h -> {
                            if (token != null) h.setBearerAuth(token);
                        });
        if (!route.getKey().equals(HttpMethod.GET)) {
            request.contentType(MediaType.APPLICATION_JSON).body("{}");
        }
        return request.exchange().returnResult(Void.class).getStatus().value();
    }
}
