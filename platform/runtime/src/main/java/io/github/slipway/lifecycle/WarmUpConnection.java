package io.github.slipway.lifecycle;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A connection of the warm-up to the server: plain HTTP/1.1, for responses with a Content-Length. */
final class WarmUpConnection implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket = new Socket();
    private final InputStream responses;
    /** As {@link System#nanoTime()} gives it. */
    private long end;

    /**
     * Connects.
     *
     * @param limit how long the connection may be used, unless {@link #endAfter} is called
     */
    WarmUpConnection(int port, Duration limit) throws IOException {
        endAfter(limit);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), remaining());
            responses = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sets how long the connection may be used from now on. */
    final void endAfter(Duration limit) {
        end = System.nanoTime() + limit.toNanos();
    }

    /**
     * Sends a request and waits for its response.
     *
     * @throws IOException if there is no response within the limit
     */
    void call(byte[] request) throws IOException {
        socket.setSoTimeout(remaining());
        socket.getOutputStream().write(request);
        long length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Long.parseLong(line.substring(LENGTH.length()).strip());
            }
        }
        responses.skipNBytes(length);
    }

    /** Milliseconds, positive. */
    private int remaining() throws SocketTimeoutException {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("the limit is reached");
        }
        return (int) TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int octet = responses.read(); octet != '\n'; octet = responses.read()) {
            if (octet < 0) {
                throw new EOFException("the server has closed the connection");
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
