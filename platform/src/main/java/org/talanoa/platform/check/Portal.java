package org.talanoa.platform.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** The portal, asked as a program with the scope {@code dashboards:read}. */
final class Portal {
    private final Web web;
    private final Addresses.Client client;
    private final String token;

    Portal(Web web, Addresses.Client client) throws IOException, InterruptedException {
        this.web = web;
        this.client = client;
        var credentials = (client.id() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8);
        this.token =
                web.json(
                                Web.form(
                                                client.portal() + "/oauth2/token",
                                                "grant_type=client_credentials")
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString(credentials)))
                        .path("access_token")
                        .asString();
    }

    JsonNode dashboard(String review) throws InterruptedException {
        try {
            return web.json(
                    Web.request(client.portal() + "/api/v1/dashboards/" + review)
                            .header("Authorization", "Bearer " + token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
