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

/** Gives programs the contract of the API; nobody needs a token for it. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentRoute {
    static final String PATH = "/api/v1/openapi.json";

    /** It changes with a new version of the platform only, and may be late by this much. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final ApiDocument document;

    ApiDocumentRoute(ApiDocument document) {
        this.document = document;
    }

    /** Stands before the gateway's routes, of which the last takes every path of the API. */
    @Bean
    @Order(1)
    RouterFunction<ServerResponse> openApi() {
        return route().GET(PATH, this::answer).build();
    }

    private ServerResponse answer(ServerRequest request) {
        return given(request, document.text(), document.eTag());
    }

    /** A document of ours, unless who asks has it already. */
    static ServerResponse given(ServerRequest request, byte[] text, String eTag) {
        return request.checkNotModified(eTag)
                .orElseGet(() ->
                        ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .eTag(eTag)
                                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                                .body(text));
    }
}
