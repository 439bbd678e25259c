package org.talanoa.portal.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.page.Problems;
import org.talanoa.portal.remote.Breakers;
import org.talanoa.portal.remote.ClientAddress;
import org.talanoa.portal.remote.Service;

/**
 * Which service answers which path of the API. The first route that fits is taken, so the narrow
 * ones stand first.
 */
@Configuration(proxyBeanMethods = false)
class ServiceRoutes {
    private static final String API = "/api/v1";

    /**
     * What only the portal's own side may say to a service: who is asking lies in the bearer token
     * alone.
     */
    private static final List<String> NOT_PASSED_ON =
            List.of(
                    "Cookie",
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Port",
                    "X-Forwarded-Prefix",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Ssl",
                    "X-Real-Ip");

    private final PortalSettings settings;
    private final Breakers breakers;
    private final Problems problems;
    private final ClientAddress clients;

    ServiceRoutes(
            PortalSettings settings, Breakers breakers, Problems problems, ClientAddress clients) {
        this.clients = clients;
        this.settings = settings;
        this.breakers = breakers;
        this.problems = problems;
    }

    @Bean
    RouterFunction<ServerResponse> apiRoutes() {
        return to(Service.REGISTRATION, under("/registrations").or(under("/organizations")))
                .and(
                        to(
                                Service.RECOMMENDATION,
                                under("/reviews/{id}/recommendations")
                                        .or(under("/reviews/{id}/consensus-points"))
                                        .or(under("/reviews/{id}/outcome"))
                                        .or(under("/reviews/{id}/coverage"))
                                        .or(under("/submissions"))
                                        .or(under("/recommendations"))))
                .and(to(Service.CONSULTATION, under("/reviews").or(under("/consultations"))))
                .and(to(Service.DASHBOARD, under("/dashboards")))
                // What redeems a link is the portal's alone to ask, see access/AccessTokenRoute.
                .and(to(Service.NOTIFICATION, under("/notices").or(path(API + "/access-links"))))
                .and(nothingThere());
    }

    private RouterFunction<ServerResponse> to(Service service, RequestPredicate paths) {
        var address = settings.services().get(service);
        if (address == null) {
            throw new IllegalStateException("No address is set for " + service.label());
        }
        return route(service.label())
                .route(paths, http())
                .before(uri(address))
                .before(this::withOurWordOnly)
                .filter(new ServiceAnswer(service, breakers.of(service), problems))
                .build();
    }

    private RouterFunction<ServerResponse> nothingThere() {
        return route("nothing-there")
                .route(
                        path("/api/**"),
                        _ -> problems.response(HttpStatus.NOT_FOUND, "Nothing is at this address."))
                .build();
    }

    private static RequestPredicate under(String path) {
        return path(API + path).or(path(API + path + "/**"));
    }

    /** From where a request comes a service learns from us, not from the request. */
    private ServerRequest withOurWordOnly(ServerRequest request) {
        var address = clients.of(request.servletRequest());
        return ServerRequest.from(request)
                .headers(headers -> {
                    NOT_PASSED_ON.forEach(headers::remove);
                    headers.set(ClientAddress.HEADER, address);
                })
                .build();
    }
}
