package org.talanoa.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP/1.1 as bytes: a proper client refuses to send what is to be tried here. */
record RawHttp(int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * @param status 0 if the connection was closed without an answer
     * @param headers by their names in lower case
     */
    record Answer(int status, Map<String, String> headers, String body) {
        static final Answer NONE = new Answer(0, Map.of(), "");
    }

    /** Sends these bytes, and reads what comes until the other side closes. */
    Answer send(byte[] request) throws IOException {
        try (var socket = connect()) {
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException _) {
                // It would not hear the end; what it said of the beginning is the answer.
            }
            return answer(socket);
        }
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    static Answer answer(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (java.net.SocketException _) {
            // reset: what came before counts
        }
        return bytes.size() == 0 ? Answer.NONE : parse(bytes.toByteArray());
    }

    private static Answer parse(byte[] bytes) throws IOException {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        // Who did not say which HTTP it speaks is answered in that of 1991, which knows no status.
        if (!text.startsWith("HTTP/1.1 ") || end < 0) return new Answer(0, Map.of(), text);
        var lines = text.substring(0, end).split("\r\n", -1);
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        var body = new ByteArrayInputStream(bytes, end + 4, bytes.length - end - 4);
        var whole =
                headers.getOrDefault("transfer-encoding", "").equals("chunked")
                        ? dechunked(body)
                        : body.readAllBytes();
        return new Answer(
                Integer.parseInt(lines[0].substring(9, 12)),
                headers,
                new String(whole, StandardCharsets.UTF_8));
    }

    private static byte[] dechunked(InputStream in) throws IOException {
        var whole = new ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line(in), 16);
            if (size == 0) return whole.toByteArray();
            whole.write(in.readNBytes(size));
            line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }
}
