package org.talanoa.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes every mail, notes when, and throws it away. */
final class MailSink implements AutoCloseable {
    /** Of the mails of a row, so many are sent before it is looked at how fast they come. */
    private static final double COLD = 0.25;

    private final SMTPServer server;
    private final List<Long> taken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong bytes = new AtomicLong();

    MailSink(int port) {
        server =
                SMTPServer.port(port)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("localhost")
                        .insertReceivedHeaders(false)
                        .messageHandlerFactory(_ -> new Taking(this))
                        .build();
        server.start();
    }

    int count() {
        return taken.size();
    }

    int meanBytes() {
        return Math.toIntExact(bytes.get() / count());
    }

    /** Forgets what came. */
    void empty() {
        taken.clear();
        bytes.set(0);
    }

    /** Of what came since it was empty, the first part left out. */
    double perSecond() {
        int first = (int) (count() * COLD);
        double seconds = (taken.getLast() - taken.get(first)) / 1e9;
        return (count() - 1 - first) / seconds;
    }

    @Override
    public void close() {
        server.stop();
    }

    private record Taking(MailSink sink) implements MessageHandler {
        @Override
        public void from(String sender) {}

        @Override
        public void recipient(String recipient) {}

        @Override
        public @Nullable String data(InputStream message) throws IOException {
            sink.bytes.addAndGet(message.transferTo(OutputStream.nullOutputStream()));
            sink.taken.add(System.nanoTime());
            return null;
        }

        @Override
        public void done() {}
    }
}
