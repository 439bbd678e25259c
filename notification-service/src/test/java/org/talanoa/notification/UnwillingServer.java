package org.talanoa.notification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server with moods: it refuses receivers that begin with "unknown", puts off those that
 * begin with "later" once, and takes mails to "silent" but says the first time that it is ill.
 */
final class UnwillingServer implements AutoCloseable {
    private final SMTPServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<byte[]> taken = new CopyOnWriteArrayList<>();

    UnwillingServer() {
        server =
                SMTPServer.port(0)
                        .hostName("localhost")
                        .messageHandlerFactory(context -> new Moody())
                        .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    long timesAskedFor(String receiver) {
        return asked.stream().filter(receiver::equals).count();
    }

    List<Inbox.Received> taken(String receiver) {
        return taken.stream()
                .map(Inbox::read)
                .filter(mail -> receiver.equals(mail.header("To")))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Moody implements MessageHandler {
        private String receiver = "";

        @Override
        public void from(String sender) {}

        @Override
        public void recipient(String to) throws RejectException {
            receiver = to;
            asked.add(to);
            if (to.startsWith("unknown")) {
                throw new RejectException(550, "5.1.1 <" + to + ">: nobody of that name here");
            }
            if (to.startsWith("later") && timesAskedFor(to) == 1) {
                throw new RejectException(451, "4.7.1 <" + to + ">: come again");
            }
        }

        @Override
        public @Nullable String data(InputStream message) throws RejectException {
            var bytes = new ByteArrayOutputStream();
            try {
                message.transferTo(bytes);
            } catch (IOException e) {
                throw new RejectException(451, "Not read");
            }
            taken.add(bytes.toByteArray());
            if (receiver.startsWith("silent") && timesAskedFor(receiver) == 1) {
                throw new RejectException(421, "4.3.0 out of service after all");
            }
            return null;
        }

        @Override
        public void done() {}
    }
}
