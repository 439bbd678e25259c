package org.talanoa.registration.registration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Calls that somebody makes with a token. */
record Calls(RestTestClient client, String token) {
    RestTestClient.ResponseSpec get(String path) {
        return call(HttpMethod.GET, path, null);
    }

    RestTestClient.ResponseSpec post(String path, String json) {
        return call(HttpMethod.POST, path, json);
    }

    RestTestClient.ResponseSpec post(String path, String json, String header, String value) {
        return request(HttpMethod.POST, path, json).header(header, value).exchange();
    }

    RestTestClient.ResponseSpec call(HttpMethod method, String path, @Nullable String json) {
        return request(method, path, json).exchange();
    }

    private RestTestClient.RequestBodySpec request(
            HttpMethod method, String path, @Nullable String json) {
        var request =
                client.method(method)
                        .uri("/api/v1/registrations" + path)
                        .headers(h -> h.setBearerAuth(token));
        if (json != null) request.contentType(MediaType.APPLICATION_JSON).body(json);
        return request;
    }
}
