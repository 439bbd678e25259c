package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.talanoa.platform.Programmer.Registered;
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

    /**
     * Waits until each has the mail that asks to confirm the address, and looks whether it is one:
     * a second one may only be the same once more, where a kill fell between the mail server's
     * answer and its record.
     */
    void haveOneEach(List<Registered> registered) {
        var addresses = registered.stream().map(one -> one.applicant().email()).toList();
        Waiting.until("as many mails as " + addresses.size())
                .until(() -> total() >= addresses.size());
        var mails =
                Waiting.until("a mail to each of " + addresses.size())
                        .until(this::idsByAddress, ids -> ids.keySet().containsAll(addresses));
        for (var address : addresses) {
            var ids = mails.getOrDefault(address, List.of()).stream().map(this::messageId).toList();
            assertThat(ids)
                    .as("Message-IDs of what " + address + " got")
                    .hasSizeBetween(1, 2)
                    .containsOnly(ids.getFirst());
        }
    }

    private String messageId(String id) {
        return read(id).messageId();
    }

    private Map<String, List<String>> idsByAddress() {
        var ids = new HashMap<String, List<String>>();
        for (var message : all()) {
            for (var to : message.path("To")) {
                ids.computeIfAbsent(to.path("Address").asString(), _ -> new ArrayList<>())
                        .add(message.path("ID").asString());
            }
        }
        return ids;
    }

    /** All mails to this address by now. */
    List<CaughtMail> to(String address) {
        return idsByAddress().getOrDefault(address, List.of()).stream().map(this::read).toList();
    }

    private int total() {
        return page(0).path("total").asInt();
    }

    private List<JsonNode> all() {
        var messages = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page = page(messages.size()).path("messages");
            page.forEach(messages::add);
        } while (page.size() == PAGE);
        return messages;
    }

    private JsonNode page(int start) {
        return Http.json(url + "/api/v1/messages?limit=" + PAGE + "&start=" + start);
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
