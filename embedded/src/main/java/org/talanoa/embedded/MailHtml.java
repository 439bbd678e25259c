package org.talanoa.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pages of the mailbox. Everything in a mail is a stranger's text: it goes through {@link
 * #escape}, or into a frame that may do nothing.
 */
final class MailHtml {
    static final String POLICY =
            "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

    /**
     * For the HTML of a mail: no scripts, no images from elsewhere, links open in a window of their
     * own.
     */
    static final String POLICY_OF_A_MAIL =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]]");

    private MailHtml() {}

    static String list(List<MailSummary> mails, int start, int total) {
        var rows = mails.stream().map(MailHtml::row).collect(Collectors.joining());
        var older =
                start + mails.size() < total
                        ? "<p><a href=\"/?start=%d\">Older</a></p>".formatted(start + mails.size())
                        : "";
        var content =
                total == 0
                        ? "<p>No mail has come yet.</p>"
                        : """
                        <table><thead><tr><th scope="col">When</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
                        <tbody>%s</tbody></table>%s\
                        """
                                .formatted(rows, older);
        return page("Mailbox", "<h1>Mailbox (%d)</h1>%s".formatted(total, content));
    }

    static String message(Mail mail) {
        var headers =
                mail.headers().stream()
                        .map(header ->
                                "<dt>%s</dt><dd>%s</dd>"
                                        .formatted(escape(header.name()), escape(header.value())))
                        .collect(Collectors.joining());
        var text =
                mail.text() == null
                        ? ""
                        : "<h2>Text</h2><pre>%s</pre>".formatted(linked(mail.text()));
        var html =
                mail.html() == null
                        ? ""
                        : "<h2>HTML</h2><iframe title=\"The HTML part\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/message/%1$s/html\"></iframe>"
                                .formatted(mail.summary().id());
        var attachments =
                mail.attachments().isEmpty()
                        ? ""
                        : mail.attachments().stream()
                                .map(name -> "<li>" + escape(name) + "</li>")
                                .collect(
                                        Collectors.joining(
                                                "", "<h2>Attachments</h2><ul>", "</ul>"));
        var content =
                """
                <p><a href="/">Mailbox</a></p><h1>%s</h1>%s%s%s
                <details><summary>Headers</summary><dl>%s</dl></details>
                <p><a href="/api/v1/message/%s/raw">As it came</a></p>\
                """
                        .formatted(
                                escape(mail.summary().subject()),
                                text,
                                html,
                                attachments,
                                headers,
                                mail.summary().id());
        return page(mail.summary().subject(), content);
    }

    /** The HTML of a mail for its frame, where a link would otherwise open in the frame. */
    static String part(Mail mail) {
        return "<base target=\"_blank\">" + (mail.html() == null ? "" : mail.html());
    }

    static byte[] style() {
        try (var in = MailHtml.class.getResourceAsStream("mailbox.css")) {
            return Objects.requireNonNull(in, "mailbox.css").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(MailSummary mail) {
        var to =
                mail.to().stream()
                        .map(MailSummary.Address::address)
                        .collect(Collectors.joining(", "));
        var subject = mail.subject().isBlank() ? "(no subject)" : mail.subject();
        return "<tr><td>%s</td><td>%s</td><td><a href=\"/message/%s\">%s</a></td></tr>"
                .formatted(mail.created(), escape(to), mail.id(), escape(subject));
    }

    private static String page(String title, String content) {
        return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title><link rel="stylesheet" href="/mailbox.css"></head>
        <body><main>%s</main></body></html>
        """
                .formatted(escape(title), content);
    }

    private static String linked(String text) {
        var html = new StringBuilder();
        var links = LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            var address = escape(links.group());
            html.append(escape(text.substring(end, links.start())))
                    .append("<a href=\"%s\" rel=\"noreferrer\">%s</a>".formatted(address, address));
            end = links.end();
        }
        return html.append(escape(text.substring(end))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
