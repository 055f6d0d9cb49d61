package io.github.slipway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection to the API. A test can send any bytes, and end the connection in any way. */
public final class RawConnection implements AutoCloseable {
    private static final int LIMIT_MILLISECONDS = 60_000;

    private final Socket socket;

    /** Connects to a service. */
    public RawConnection(RunningService service) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), service.apiPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LIMIT_MILLISECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends these characters, each as a byte. */
    public void send(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the sending half with a FIN. The other half still receives. */
    public void closeSendingHalf() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resets the connection with a RST. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all bytes until the service closes the connection. */
    public String readToEnd() {
        try {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the first empty line: a response without a body, or the headers of a response. */
    public String readHead() {
        var head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("the connection is closed after: " + head);
                }
                head.append((char) next);
            }
            return head.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
