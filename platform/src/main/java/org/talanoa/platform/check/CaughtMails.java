package org.talanoa.platform.check;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Whether the mails that were sent were caught. A mail may be there twice: when a process dies
 * between the mail server's answer and its record, it goes once more under its Message-ID.
 */
final class CaughtMails {
    private static final int PAGE = 100;

    private CaughtMails() {}

    static void compare(Web web, String mailbox, Set<String> sent, Look look)
            throws IOException, InterruptedException {
        var caught = new HashMap<String, Integer>();
        for (int start = 0; ; start += PAGE) {
            var page = mailbox + "/api/v1/messages?limit=" + PAGE + "&start=" + start;
            var messages = web.json(Web.request(page)).path("messages");
            for (var message : messages) {
                var raw = mailbox + "/api/v1/message/" + message.path("ID").asString() + "/raw";
                caught.merge(mailOf(web.bytes(Web.request(raw))), 1, Integer::sum);
            }
            if (messages.size() < PAGE) break;
        }
        look.number(
                "%-32s%,9d sent,     %,9d caught, %,d of them more than once"
                        .formatted("mailbox", sent.size(), caught.size(), twice(caught)));
        for (var id : sent) {
            if (caught.containsKey(id)) continue;
            look.finding("mail " + id, "mail %s was sent and not caught".formatted(id));
        }
    }

    private static long twice(Map<String, Integer> caught) {
        return caught.values().stream().filter(times -> times > 1).count();
    }

    /** A mail's id is the local part of its Message-ID. */
    private static String mailOf(byte[] raw) throws IOException {
        try {
            var message =
                    new MimeMessage(
                            Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            return String.valueOf(message.getMessageID()).replaceFirst("^<([^@]*)@.*$", "$1");
        } catch (MessagingException e) {
            throw new IOException("The mailbox gave what is no mail", e);
        }
    }
}
