package io.github.slipway.requests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.database.SchemaSeenEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/**
 * Sends the service requests of its own before it is ready for those of others. Code that has hardly run is many times slower,
 * and the pool's connections take time to be made: a new replica that gets its share of a load at once would refuse some of it.
 *
 * <p>
 * They change nothing, and are in no access line and no count of requests. Where they fail, nobody is worse off.
 */
@Singleton
public class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private static final int REQUESTS = 600;
    /** As many as share the processors of a small node, and not so many that the pool is what they wait for. */
    private static final int CALLERS = 4;
    /** Of all of it: on a slow machine a replica gets ready half warm. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Nobody else knows it, and could have requests left out of the logs. */
    private final String requestId = UUID.randomUUID().toString();
    private final List<byte[]> requests = List.of(
            request("GET /tweets", ""),
            // No tweet has this id: the statement runs, and changes nothing.
            request("PUT /tweets/" + Long.MAX_VALUE, "{\"text\":\"warm-up\"}"));
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    /** Whether this is the id of the requests that warm up. */
    boolean has(String id) {
        return requestId.equals(id);
    }

    @EventListener
    void listening(ServerStartupEvent event) {
        port.complete(event.getSource().getPort());
    }

    @EventListener
    void warmUp(SchemaSeenEvent event) throws InterruptedException {
        long begin = System.nanoTime();
        var sent = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            int api = port.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> {
                    for (int n = 0; n < REQUESTS / CALLERS && System.nanoTime() - begin < LIMIT.toNanos(); n++) {
                        send(api, requests.get(n % requests.size()));
                        sent.incrementAndGet();
                    }
                });
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The server does not listen within {} s", LIMIT.toSeconds());
        }
        LOG.info("Warmed up by {} requests in {} ms", sent, Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private byte[] request(String call, String json) {
        return """
                %s HTTP/1.1
                Host: localhost
                %s: %s
                Connection: close
                Content-Type: application/json
                Content-Length: %d

                %s""".formatted(call, RequestTrace.HEADER, requestId, json.length(), json)
                .replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void send(int port, byte[] request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request);
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            LOG.debug("A request that warms up has failed", e);
        }
    }
}
