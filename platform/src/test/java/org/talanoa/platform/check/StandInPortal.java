package org.talanoa.platform.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** Gives anybody a token, and shows dashboards that were written beforehand. */
final class StandInPortal {
    private StandInPortal() {}

    /**
     * @param dashboards by review
     */
    static HttpServer start(Map<String, String> dashboards) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        answers(server, "/oauth2/token", "{\"access_token\": \"one\"}");
        dashboards.forEach(
                (review, shown) -> answers(server, "/api/v1/dashboards/" + review, shown));
        server.start();
        return server;
    }

    static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answers(HttpServer server, String path, String text) {
        server.createContext(
                path,
                exchange -> {
                    var bytes = text.getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
