package org.talanoa.portal.docs;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Gives programs the document of all events; nobody needs a token for it. */
@Configuration(proxyBeanMethods = false)
class EventsRoute {
    static final String PATH = "/api/v1/asyncapi.json";

    /** It changes with a new version of the platform only, and may be late by this much. */
    private static final Duration KEPT = Duration.ofHours(1);

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
        return request.checkNotModified(document.eTag())
                .orElseGet(() ->
                        ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .eTag(document.eTag())
                                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                                .body(document.text()));
    }
}
