package org.talanoa.benchmark.bare;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Sends one mail after another over some connections, and does nothing else. */
public final class BareMails {
    private BareMails() {}

    /**
     * Sends and ends.
     *
     * @param arguments port of the mail server, number of connections, of mails, bytes of each
     */
    public static void main(String... arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int connections = Integer.parseInt(arguments[1]);
        int each = Integer.parseInt(arguments[2]) / connections;
        var text =
                "A line of a letter, as long as lines are.\r\n"
                        .repeat(Integer.parseInt(arguments[3]) / 43);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(
                            IntStream.range(0, connections)
                                    .<Callable<Void>>mapToObj(_ -> () -> send(port, each, text))
                                    .toList())
                    .forEach(done -> done.resultNow());
        }
    }

    private static Void send(int port, int count, String text) throws MessagingException {
        var session = Session.getInstance(new Properties());
        try (var connection = session.getTransport("smtp")) {
            connection.connect("127.0.0.1", port, null, null);
            for (int i = 0; i < count; i++) {
                var message = new MimeMessage(session);
                message.setFrom(new InternetAddress("talanoa@example.org"));
                message.setRecipient(
                        Message.RecipientType.TO,
                        new InternetAddress("focal." + i + "@example.org"));
                message.setSubject("A letter");
                message.setSentDate(Date.from(Instant.now()));
                message.setText(text, "UTF-8");
                message.saveChanges();
                connection.sendMessage(message, message.getAllRecipients());
            }
        }
        return null;
    }
}
