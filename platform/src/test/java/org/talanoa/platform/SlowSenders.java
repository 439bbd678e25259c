package org.talanoa.platform;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many who begin a request and never end it: in the head, or in the body. */
final class SlowSenders implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    /** Opens so many of each kind. */
    SlowSenders(RawHttp http, int number) throws IOException {
        var line = "POST /api/v1/registrations HTTP/1.1\r\nHost: localhost\r\n";
        for (int i = 0; i < number; i++) {
            sockets.add(begin(http, line + "Content-Type: appl"));
            sockets.add(
                    begin(
                            http,
                            line
                                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"a\":"));
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
