package org.talanoa.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
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
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerOrSorry(exchange).send(exchange);
        }
    }

    private Answer answerOrSorry(HttpExchange exchange) {
        if (!isOurs(exchange.getRequestHeaders().getFirst("Host")))
            return Answer.refusal(403, "The mailbox is read on its own machine, as localhost.");
        try {
            return answer(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query(exchange));
        } catch (IOException | RuntimeException e) {
            // No message of the exception: it could quote the mail.
            log.warn("A mail cannot be shown: {}", e.getClass().getName());
            return Answer.refusal(
                    500,
                    "This cannot be shown. A message can still be had as it came: /api/v1/message/{ID}/raw");
        }
    }

    /**
     * Mails hold links that work. A website whose name is made to lead here would else be let in by
     * the browser of whoever runs this, and read them.
     */
    private static boolean isOurs(@Nullable String host) {
        return host != null && host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    }

    private Answer answer(String method, String path, Map<String, String> query)
            throws IOException {
        if (!method.equals("GET") && !method.equals("HEAD"))
            return Answer.refusal(405, "The mailbox can only be read.");
        int start = Math.max(0, number(query.get("start"), 0));
        int limit = Math.max(0, number(query.get("limit"), LIMIT));
        return switch (path) {
            case "/" -> Answer.page(MailHtml.list(mails.newest(start, limit), start, store.size()));
            case "/mailbox.css" -> Answer.style(MailHtml.style());
            case "/api/v1/messages" ->
                    Answer.json(
                            JSON.writeValueAsBytes(
                                    new MessageList(store.size(), mails.newest(start, limit))));
            default -> one(path).orElseGet(() -> Answer.refusal(404, "There is no such message."));
        };
    }

    private Optional<Answer> one(String path) throws IOException {
        var raw = RAW.matcher(path);
        if (raw.matches()) {
            var file = store.find(raw.group(1));
            return file.isPresent()
                    ? Optional.of(Answer.plain(Files.readAllBytes(file.get())))
                    : Optional.empty();
        }
        var message = MESSAGE.matcher(path);
        if (message.matches())
            return mails.read(message.group(1)).map(MailHtml::message).map(Answer::page);
        var html = HTML_PART.matcher(path);
        if (html.matches())
            return mails.read(html.group(1)).map(MailHtml::part).map(Answer::strange);
        return Optional.empty();
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
}
