package org.talanoa.portal.access;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.talanoa.portal.access.AccessTokenRequest.Unreadable;
import org.talanoa.portal.access.NotificationService.Redeemed.Reached;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.Problems;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.signin.OrganizationTokens;
import tools.jackson.databind.json.JsonMapper;

/** The one call of the API that the portal answers itself: a link's token for a bearer token. */
@Configuration(proxyBeanMethods = false)
class AccessTokenRoute {
    private static final int LONGEST_BODY = 8 * 1024;

    private final AccessLinks links;
    private final Problems problems;
    private final JsonMapper json;

    AccessTokenRoute(AccessLinks links, Problems problems, JsonMapper json) {
        this.links = links;
        this.problems = problems;
        this.json = json;
    }

    record Answer(
            String accessToken, String tokenType, long expiresIn, List<Reached> registrations) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /** Stands before the gateway's routes, of which the last takes every path of the API. */
    @Bean
    @Order(1)
    RouterFunction<ServerResponse> accessTokens() {
        return route().POST("/api/v1/access-tokens", this::answer).build();
    }

    private ServerResponse answer(ServerRequest request) throws IOException {
        if (!isJson(request.servletRequest().getContentType())) {
            return problems.response(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The body has to be JSON, and its Content-Type has to say so: application/json.");
        }
        var key = request.headers().firstHeader("Idempotency-Key");
        if (key != null && !FormKey.isOne(key)) {
            return problems.response(
                    HttpStatus.BAD_REQUEST,
                    "An Idempotency-Key has 1 to 64 visible ASCII characters.");
        }
        var body = request.servletRequest().getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return problems.response(
                    HttpStatus.CONTENT_TOO_LARGE, "The body is larger than a token can be.");
        }
        try {
            var asked = AccessTokenRequest.read(body, json);
            return asked.faults().isEmpty()
                    ? opened(asked.token(), key, request.servletRequest().getLocale())
                    : problems.response(asked.faults());
        } catch (Unreadable e) {
            return problems.response(
                    HttpStatus.BAD_REQUEST, "The body can't be read as a JSON object.");
        }
    }

    private ServerResponse opened(String token, @Nullable String key, Locale locale) {
        try {
            var opened = links.open(token, key, locale);
            return ServerResponse.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(
                            new Answer(
                                    opened.token().value(),
                                    "Bearer",
                                    OrganizationTokens.LIFETIME.toSeconds(),
                                    opened.registrations()));
        } catch (HttpClientErrorException refusal) {
            return ServerResponse.status(refusal.getStatusCode())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(refusal.getResponseBodyAsByteArray());
        } catch (ServiceAwayException e) {
            return problems.response(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The "
                            + e.service().label()
                            + " does not answer just now. Try again with the same request.");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.split(";", 2)[0].strip().equals(MediaType.APPLICATION_JSON_VALUE);
    }
}
