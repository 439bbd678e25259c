package org.talanoa.platform;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the mailbox has caught. */
record CaughtMails(String url) {
    private static final int PAGE = 100;

    /**
     * A mail, as its reader has it.
     *
     * @param messageId the same for the same mail sent twice
     * @param text its plain part
     */
    record CaughtMail(String messageId, String subject, String text) {
        private static final Pattern LINK =
                Pattern.compile("^https?://\\S+[?&]token=(\\S+)$", Pattern.MULTILINE);

        /** The link that stands alone on its line. */
        String link() {
            var link = LINK.matcher(text);
            if (!link.find()) throw new AssertionError("No link in: " + text);
            return link.group();
        }

        String token() {
            return LINK.matcher(link()).replaceAll("$1");
        }
    }

    /** Waits for a mail to this address with these words in its subject. */
    CaughtMail mailTo(String address, String subject) {
        return Waiting.until("a mail “" + subject + "” to " + address)
                .until(
                        () ->
                                to(address).stream()
                                        .filter(mail -> mail.subject().contains(subject))
                                        .toList(),
                        mails -> !mails.isEmpty())
                .getFirst();
    }

    /** All mails to this address by now. */
    List<CaughtMail> to(String address) {
        var mails = new ArrayList<CaughtMail>();
        for (var message : all()) {
            for (var to : message.path("To")) {
                if (to.path("Address").asString().equalsIgnoreCase(address)) {
                    mails.add(read(message.path("ID").asString()));
                }
            }
        }
        return mails;
    }

    private List<JsonNode> all() {
        var messages = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page =
                    Http.json(url + "/api/v1/messages?limit=" + PAGE + "&start=" + messages.size())
                            .path("messages");
            page.forEach(messages::add);
        } while (page.size() == PAGE);
        return messages;
    }

    private CaughtMail read(String id) {
        var raw = Http.text(url + "/api/v1/message/" + id + "/raw");
        try {
            var message =
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
            return new CaughtMail(
                    message.getMessageID(),
                    message.getSubject(),
                    plainTextOf(message).replace("\r\n", "\n"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mailbox gave what is no mail", e);
        }
    }

    private static String plainTextOf(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) return (String) part.getContent();
        if (!(part.getContent() instanceof Multipart parts)) return "";
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart inner = parts.getBodyPart(i);
            var text = plainTextOf(inner);
            if (!text.isEmpty()) return text;
        }
        return "";
    }
}
