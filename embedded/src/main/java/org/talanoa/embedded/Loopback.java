package org.talanoa.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The only address that the parts listen on: they ask nobody who they are. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(address(), port);
    }

    static InetAddress address() {
        return InetAddress.ofLiteral(HOST);
    }

    /**
     * The port to listen on: the wanted one, or a free one for 0.
     *
     * @throws CannotStartException if another program listens on the wanted port
     */
    static int claim(int port) {
        try (var socket = new ServerSocket()) {
            // Else a port would seem taken for a minute after its last connection, on systems that
            // keep those waiting.
            socket.setReuseAddress(true);
            socket.bind(at(port));
            return socket.getLocalPort();
        } catch (BindException e) {
            throw CannotStartException.portTaken(port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
