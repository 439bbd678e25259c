package org.talanoa.platform;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many who begin a request and do not end it: in the head, or in the body. */
final class SlowSenders implements AutoCloseable {
    private static final String LINE = "POST /api/v1/registrations HTTP/1.1\r\nHost: localhost\r\n";

    private final List<Socket> sockets = new ArrayList<>();

    private SlowSenders() {}

    /** Opens so many of each kind, and sends nothing more. */
    static SlowSenders thatStop(RawHttp http, int number) throws IOException {
        var senders = thatTrickle(http, number);
        for (int i = 0; i < number; i++) {
            senders.sockets.add(begin(http, LINE + "Content-Type: appl"));
        }
        return senders;
    }

    /** Opens so many whose bodies may go on byte by byte. */
    static SlowSenders thatTrickle(RawHttp http, int number) throws IOException {
        var senders = new SlowSenders();
        for (int i = 0; i < number; i++) {
            var head = "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
            senders.sockets.add(begin(http, LINE + head + "{\"a\":"));
        }
        return senders;
    }

    /** One byte more from each. */
    void trickle() {
        for (var socket : sockets) {
            try {
                socket.getOutputStream().write(' ');
            } catch (IOException _) {
                // The other side has given it up.
            }
        }
    }

    private static Socket begin(RawHttp http, String text) throws IOException {
        var socket = http.connect();
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Waits until the other side has given each of them up, with what it answered, or 0. */
    List<Integer> statuses() throws IOException {
        var statuses = new ArrayList<Integer>();
        for (var socket : sockets) statuses.add(RawHttp.answer(socket).status());
        return statuses;
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) socket.close();
    }
}
