package org.talanoa.portal.docs;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Gives programs the document of all events; nobody needs a token for it. */
@Configuration(proxyBeanMethods = false)
class EventsRoute {
    static final String PATH = "/api/v1/asyncapi.json";

    private final EventsDocument document;

    EventsRoute(EventsDocument document) {
        this.document = document;
    }

    /** Stands before the gateway's routes, of which the last takes every path of the API. */
    @Bean
    @Order(1)
    RouterFunction<ServerResponse> asyncApi() {
        return route().GET(PATH, this::answer).build();
    }

    private ServerResponse answer(ServerRequest request) {
        return ApiDocumentRoute.given(request, document.text(), document.eTag());
    }
}
