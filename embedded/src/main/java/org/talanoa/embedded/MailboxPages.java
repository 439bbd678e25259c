package org.talanoa.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What the mailbox answers over HTTP: the read API of Mailpit, and pages for people. */
final class MailboxPages implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(MailboxPages.class);
    private static final Pattern RAW = Pattern.compile("/api/v1/message/(\\d+)/raw");
    private static final Pattern MESSAGE = Pattern.compile("/message/(\\d+)");
    private static final Pattern HTML_PART = Pattern.compile("/message/(\\d+)/html");
    private static final int LIMIT = 50;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MailStore store;
    private final MailReader mails;

    MailboxPages(MailStore store) {
        this.store = store;
        mails = new MailReader(store);
    }

    @Override
    public void handle(HttpExchange exchange) {
        try (exchange) {
            send(
                    exchange,
                    answer(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            query(exchange)));
        } catch (IOException | RuntimeException e) {
            // No message of the exception: it could quote the mail.
            log.warn("A request to the mailbox was not answered: {}", e.getClass().getName());
        }
    }

    private Answer answer(String method, String path, Map<String, String> query)
            throws IOException {
        if (!method.equals("GET") && !method.equals("HEAD"))
            return Answer.text(405, "The mailbox can only be read.");
        if (path.equals("/api/v1/messages")) return list(query);
        if (path.equals("/"))
            return Answer.html(
                    MailHtml.list(mails.newest(start(query), LIMIT), start(query), store.size()));
        if (path.equals("/mailbox.css"))
            return new Answer(200, "text/css; charset=utf-8", MailHtml.style(), MailHtml.POLICY);
        var raw = RAW.matcher(path);
        if (raw.matches()) return raw(raw.group(1));
        var message = MESSAGE.matcher(path);
        if (message.matches())
            return orNotFound(
                    mails.read(message.group(1)).map(mail -> Answer.html(MailHtml.message(mail))));
        var html = HTML_PART.matcher(path);
        if (html.matches())
            return orNotFound(mails.read(html.group(1)).map(MailboxPages::htmlPart));
        return orNotFound(Optional.empty());
    }

    private Answer list(Map<String, String> query) {
        int limit = Math.max(0, number(query.get("limit"), LIMIT));
        var body = new MessageList(store.size(), mails.newest(start(query), limit));
        return new Answer(200, "application/json", JSON.writeValueAsBytes(body), MailHtml.POLICY);
    }

    private Answer raw(String id) throws IOException {
        var file = store.find(id);
        if (file.isEmpty()) return orNotFound(Optional.empty());
        return new Answer(
                200, "text/plain; charset=utf-8", Files.readAllBytes(file.get()), MailHtml.POLICY);
    }

    private static Answer htmlPart(Mail mail) {
        var body = ("<base target=\"_blank\">" + mail.html()).getBytes(StandardCharsets.UTF_8);
        return new Answer(200, "text/html; charset=utf-8", body, MailHtml.POLICY_OF_A_MAIL);
    }

    private static Answer orNotFound(Optional<Answer> answer) {
        return answer.orElseGet(() -> Answer.text(404, "There is no such message."));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type);
        headers.set("Content-Security-Policy", answer.policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.body.length == 0;
        exchange.sendResponseHeaders(answer.status, bodiless ? -1 : answer.body.length);
        if (!bodiless) exchange.getResponseBody().write(answer.body);
    }

    private static int start(Map<String, String> query) {
        return Math.max(0, number(query.get("start"), 0));
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        if (query == null) return Map.of();
        return Stream.of(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> pair.length == 2 ? pair[1] : "",
                                (first, _) -> first));
    }

    /** As Mailpit lists messages. */
    record MessageList(int total, List<MailSummary> messages) {}

    private static final class Answer {
        private final int status;
        private final String type;
        private final byte[] body;
        private final String policy;

        Answer(int status, String type, byte[] body, String policy) {
            this.status = status;
            this.type = type;
            this.body = body;
            this.policy = policy;
        }

        static Answer html(String page) {
            return new Answer(
                    200,
                    "text/html; charset=utf-8",
                    page.getBytes(StandardCharsets.UTF_8),
                    MailHtml.POLICY);
        }

        static Answer text(int status, String sentence) {
            return new Answer(
                    status,
                    "text/plain; charset=utf-8",
                    sentence.getBytes(StandardCharsets.UTF_8),
                    MailHtml.POLICY);
        }
    }
}
