package io.github.slipway.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Transfers connections to another port of this machine. A test can reset, delay and stall them. */
final class FaultyNetwork implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    /** One connection in so many stalls. */
    private static final int STALLING = 10;

    private final int target;
    private final SplittableRandom random;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Duration latency = Duration.ZERO;
    private boolean stalling;

    FaultyNetwork(int target, SplittableRandom random) {
        this.target = target;
        this.random = random;
        try {
            listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** One connection: its two halves, and whether it stalls. */
    private static final class Link {
        private final Socket client;
        private final Socket server;
        private boolean stalled;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        synchronized void stall(boolean stall) {
            stalled = stall;
            notifyAll();
        }

        synchronized void awaitFlow() throws InterruptedException {
            while (stalled) {
                wait();
            }
        }

        void reset() {
            FaultyNetwork.reset(client);
            FaultyNetwork.reset(server);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Resets all connections. */
    void reset() {
        List.copyOf(links).forEach(Link::reset);
    }

    /** Sets by how much later each response arrives. */
    void delay(Duration duration) {
        latency = duration;
    }

    /** Stalls at least one of the connections, and one in ten of these and of later ones. */
    synchronized void stall() {
        stalling = true;
        List<Link> all = List.copyOf(links);
        all.stream().filter(_ -> random.nextInt(STALLING) == 0).forEach(link -> link.stall(true));
        if (!all.isEmpty()) {
            all.get(random.nextInt(all.size())).stall(true);
        }
    }

    /** Transfers the bytes of all stalled connections, even if their senders have given up. */
    synchronized void flow() {
        stalling = false;
        links.forEach(link -> link.stall(false));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flow();
        reset();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // The listener is closed, or the caller has left.
            }
        }
    }

    private void connect(Socket client) {
        try {
            var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
            link.client.setTcpNoDelay(true);
            link.server.setTcpNoDelay(true);
            add(link);
            Thread.ofVirtual().start(() -> transfer(link, link.client, link.server));
            Thread.ofVirtual().start(() -> transfer(link, link.server, link.client));
        } catch (IOException e) {
            reset(client);
        }
    }

    private synchronized void add(Link link) {
        link.stall(stalling && random.nextInt(STALLING) == 0);
        links.add(link);
    }

    private void transfer(Link link, Socket from, Socket to) {
        var bytes = new byte[BUFFER];
        try (from; to) {
            for (int length = from.getInputStream().read(bytes); length >= 0; length = from.getInputStream().read(bytes)) {
                if (from.equals(link.server)) {
                    Thread.sleep(latency);
                }
                link.awaitFlow();
                to.getOutputStream().write(bytes, 0, length);
            }
        } catch (IOException e) {
            // One side has closed or reset the connection.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            links.remove(link);
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }
}
