package org.talanoa.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that wants a sign-in, and remembers what it was told: who signs in, from whom and
 * to whom a mail is, and the mail.
 */
public final class EncryptingServer implements AutoCloseable {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SMTPServer smtp;

    private EncryptingServer(SMTPServer.Builder settings) {
        this.smtp =
                settings.bindAddress(InetAddress.ofLiteral("127.0.0.1"))
                        .hostName("localhost")
                        .requireAuth()
                        .authenticationHandlerFactory(
                                new EasyAuthenticationHandlerFactory(
                                        (user, password, _) -> told.add(user + ":" + password)))
                        .insertReceivedHeaders(false)
                        .messageHandlerFactory(_ -> new Listening())
                        .build();
        smtp.start();
    }

    /** One that listens to nobody before the conversation is encrypted. */
    public static EncryptingServer showing(SSLContext certificate, int port) {
        return new EncryptingServer(
                SMTPServer.port(port).requireTLS().startTlsSocketFactory(certificate));
    }

    public static EncryptingServer inClear(int port) {
        return new EncryptingServer(SMTPServer.port(port));
    }

    public int port() {
        return smtp.getPortAllocated();
    }

    /** All of it, in its order. */
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        smtp.stop();
    }

    private final class Listening implements MessageHandler {
        @Override
        public void from(String sender) {
            told.add(sender);
        }

        @Override
        public void recipient(String recipient) {
            told.add(recipient);
        }

        @Override
        public @Nullable String data(InputStream message) throws IOException {
            told.add(new String(message.readAllBytes(), StandardCharsets.UTF_8));
            return null;
        }

        @Override
        public void done() {}
    }
}
