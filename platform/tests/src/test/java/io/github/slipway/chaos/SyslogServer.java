package io.github.slipway.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.slipway.testing.RunningService;

/** Reads lines and forgets them. It can go away and come back on the same port. */
final class SyslogServer implements AutoCloseable {
    private final int port = RunningService.freePort();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;

    int port() {
        return port;
    }

    /** Accepts connections. */
    void start() {
        try {
            var started = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
            listener = started;
            Thread.ofVirtual().start(() -> accept(started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes all connections, and refuses further ones. */
    @Override
    public void close() {
        try {
            if (listener != null) {
                listener.close();
            }
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> read(connection));
            } catch (IOException e) {
                // The listener is closed.
            }
        }
    }

    private void read(Socket connection) {
        try (connection) {
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // One side has closed or reset the connection.
        } finally {
            connections.remove(connection);
        }
    }
}
