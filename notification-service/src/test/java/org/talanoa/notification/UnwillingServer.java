package org.talanoa.notification;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A mail server with moods, by how the receiver begins: it refuses "unknown" for good; and, the
 * first time only, puts off "later", relays to "barred" for others only, says at the end of a mail
 * to "silent" that it is ill, hangs up on "dropped" at the word DATA, on "torn" within the mail, on
 * "vanished" after the final dot, which it has taken, and gives no answer at all to "stalled". To
 * "slow" each answer takes a second.
 */
final class UnwillingServer implements AutoCloseable {
    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<byte[]> taken = new CopyOnWriteArrayList<>();

    UnwillingServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Somebody registers towards whom it has this mood. */
    static Given arrives(String mood) {
        var email = mood + "." + UUID.randomUUID() + "@example.org";
        return Given.registration("en").withEmail(email).arrives();
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
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException _) {
                // closed, or a caller that is gone already
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            new Conversation(caller).hold();
        } catch (IOException _) {
            // the caller hung up
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Conversation {
        private final Socket caller;
        private final BufferedReader in;
        private String receiver = "";

        Conversation(Socket caller) throws IOException {
            this.caller = caller;
            this.in =
                    new BufferedReader(
                            new InputStreamReader(
                                    caller.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void hold() throws IOException, InterruptedException {
            say("220 localhost");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("QUIT")) return;
                var goesOn =
                        command.startsWith("RCPT TO:")
                                ? isRecipient(line.replaceAll(".*<|>.*", ""))
                                : !command.startsWith("DATA") || takes();
                if (!goesOn) return;
                if (!command.startsWith("RCPT") && !command.startsWith("DATA")) say("250 Well");
            }
        }

        private boolean isRecipient(String to) throws IOException, InterruptedException {
            receiver = to;
            asked.add(to);
            if (isFirst("stalled")) {
                closed.await();
                return false;
            }
            if (to.startsWith("unknown")) say("550 5.1.1 <" + to + ">: nobody of that name here");
            else if (isFirst("later")) say("451 4.7.1 <" + to + ">: come again");
            else if (isFirst("barred")) say("554 5.7.1 <" + to + ">: Relay access denied");
            else say("250 Well");
            return true;
        }

        private boolean takes() throws IOException, InterruptedException {
            if (isFirst("dropped")) return false;
            say("354 Go on");
            var mail = new ByteArrayOutputStream();
            for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null || isFirst("torn")) return false;
                mail.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            taken.add(mail.toByteArray());
            if (isFirst("vanished")) return false;
            say(isFirst("silent") ? "421 4.3.0 out of service after all" : "250 Taken");
            return !isFirst("silent");
        }

        private boolean isFirst(String mood) {
            return receiver.startsWith(mood) && timesAskedFor(receiver) == 1;
        }

        private void say(String answer) throws IOException, InterruptedException {
            if (receiver.startsWith("slow")) closed.await(1, TimeUnit.SECONDS);
            caller.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
