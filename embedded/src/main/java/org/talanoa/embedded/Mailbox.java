package org.talanoa.embedded;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes every mail by SMTP, sends none on, and shows them: to programs by the read API of Mailpit,
 * to people on a page. A mail is on the disk before its sender is told that it was taken.
 */
public final class Mailbox implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    static {
        // Else what follows the head of an answer waits for its acknowledgement, 40 ms each time.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SMTPServer smtp;
    private final HttpServer http;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts a mailbox and returns when it takes mails and shows them.
     *
     * @param data its folder, made at the first start
     * @param smtpPort to take mails on, 0 for a free one
     * @param httpPort to show them on, 0 for a free one
     * @throws CannotStartException if a port is taken or the folder cannot be written to
     */
    public Mailbox(Path data, int smtpPort, int httpPort) {
        var store = new MailStore(DataFolder.prepare(data));
        int claimedHttpPort = Loopback.claim(httpPort);
        smtp =
                SMTPServer.port(Loopback.claim(smtpPort))
                        .bindAddress(Loopback.address())
                        .hostName("localhost")
                        .insertReceivedHeaders(false)
                        .messageHandlerFactory(context -> new Taking(store))
                        .build();
        http = startHttp(claimedHttpPort, new MailboxPages(store));
        smtp.start();
    }

    public String smtpHost() {
        return Loopback.HOST;
    }

    public int smtpPort() {
        return smtp.getPortAllocated();
    }

    /** Where its page is; the API lies below it. */
    public String url() {
        return "http://" + Loopback.HOST + ":" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        smtp.stop();
        http.stop(0);
        readers.close();
    }

    private HttpServer startHttp(int port, MailboxPages pages) {
        try {
            var server = HttpServer.create(Loopback.at(port), 0);
            server.createContext("/", pages);
            server.setExecutor(readers);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes one message from a connection. Who sends it, and to whom, stands in its headers. */
    private record Taking(MailStore store) implements MessageHandler {
        @Override
        public void from(String sender) {}

        @Override
        public void recipient(String recipient) {}

        @Override
        public @Nullable String data(InputStream message) throws RejectException {
            try {
                store.add(message);
                return null;
            } catch (IOException e) {
                log.warn("A mail could not be stored; its sender is asked to come again", e);
                throw new RejectException(
                        452, "4.3.1 The mail cannot be stored. Is the disk full?");
            }
        }

        @Override
        public void done() {}
    }
}
