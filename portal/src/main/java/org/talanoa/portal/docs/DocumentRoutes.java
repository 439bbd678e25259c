package org.talanoa.portal.docs;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Gives programs the contract of the API and that of the events; nobody needs a token for them. */
@Configuration(proxyBeanMethods = false)
class DocumentRoutes {
    static final String API = "/api/v1/openapi.json";
    static final String EVENTS = "/api/v1/asyncapi.json";

    /** Stands before the gateway's routes, of which the last takes every path of the API. */
    @Bean
    @Order(1)
    RouterFunction<ServerResponse> documents(ApiDocument api, EventsDocument events) {
        return route().GET(API, api.published()::answer)
                .GET(EVENTS, events.published()::answer)
                .build();
    }
}
