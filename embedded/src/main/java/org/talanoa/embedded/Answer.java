package org.talanoa.embedded;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer of the mailbox over HTTP. */
final class Answer {
    private final int status;
    private final String type;
    private final byte[] body;
    private final String policy;

    private Answer(int status, String type, byte[] body, String policy) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.policy = policy;
    }

    static Answer page(String html) {
        return new Answer(200, "text/html; charset=utf-8", bytes(html), MailHtml.POLICY);
    }

    /** What came in a mail as HTML: it may show itself and nothing else. */
    static Answer strange(String html) {
        return new Answer(200, "text/html; charset=utf-8", bytes(html), MailHtml.POLICY_OF_A_MAIL);
    }

    static Answer style(byte[] css) {
        return new Answer(200, "text/css; charset=utf-8", css, MailHtml.POLICY);
    }

    static Answer json(byte[] json) {
        return new Answer(200, "application/json", json, MailHtml.POLICY);
    }

    static Answer plain(byte[] text) {
        return new Answer(200, "text/plain; charset=utf-8", text, MailHtml.POLICY);
    }

    static Answer refusal(int status, String sentence) {
        return new Answer(status, "text/plain; charset=utf-8", bytes(sentence), MailHtml.POLICY);
    }

    void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
