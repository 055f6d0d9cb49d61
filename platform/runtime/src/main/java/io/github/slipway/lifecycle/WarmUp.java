package io.github.slipway.lifecycle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import io.github.slipway.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/**
 * Sends requests to the service before it is ready for callers. Code that has rarely run is many times slower, and the pool
 * needs time to open its connections: without a warm-up, the first callers of a new replica would wait. The image's cache of
 * classes and profiles does the larger part.
 *
 * <p>
 * The requests are beans of the service, which must change nothing. They are in no access line and no count of requests.
 */
@Singleton
public class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private static final int REQUESTS = 1_000;
    /** Enough for the processors of a small node, and fewer than the pool's connections, so that none waits for the pool. */
    private static final int CALLERS = 4;
    /**
     * From the first response on. Callers of a new replica wait for it, so it becomes ready before it is warm: with the image's
     * cache, a warm-up of one second delayed it by a quarter, and callers got a fifth more responses in the first seconds.
     */
    private static final Duration LIMIT = Duration.ofMillis(300);
    /** How long the server may take to listen, and then to send the first response. */
    private static final Duration FIRST_LIMIT = Duration.ofSeconds(5);

    private static final String HEADER = "X-Warm-Up";

    /** The value of the header: random, so that no caller can hide its requests from the logs. */
    private final String secret = UUID.randomUUID().toString();
    private final List<byte[]> requests;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    WarmUp(List<WarmUpRequest> requests, JsonMapper json, Settings settings) {
        this.requests = settings.warmUp() ? requests.stream().map(request -> bytes(request, json)).toList() : List.of();
    }

    /** Whether a request is one of those that warm up. */
    public boolean hasSent(HttpRequest<?> request) {
        return secret.equals(request.getHeaders().get(HEADER));
    }

    @EventListener
    void listening(ServerStartupEvent event) {
        port.complete(event.getSource().getPort());
    }

    @EventListener
    void warmUp(SchemaSeenEvent event) {
        if (requests.isEmpty()) {
            return;
        }
        var answered = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            int api = port.get(FIRST_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = caller;
                callers.execute(() -> call(api, first, answered));
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("No warm-up: the server does not listen within {} s", FIRST_LIMIT.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info("Warmed up with {} of {} requests", answered, REQUESTS);
    }

    /** One caller's share, on one connection. It ends when the server does. */
    private void call(int api, int first, AtomicInteger answered) {
        try (var connection = new WarmUpConnection(api, FIRST_LIMIT)) {
            connection.call(requests.get(first % requests.size()));
            answered.incrementAndGet();
            connection.endAfter(LIMIT);
            for (int n = first + 1; n < first + REQUESTS / CALLERS; n++) {
                connection.call(requests.get(n % requests.size()));
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            LOG.debug("A request that warms up has no response in time", e);
        }
    }

    private byte[] bytes(WarmUpRequest request, JsonMapper json) {
        try {
            byte[] body = request.body() == null ? new byte[0] : json.writeValueAsBytes(request.body());
            byte[] head = """
                    %s %s HTTP/1.1
                    Host: localhost
                    %s: %s
                    Content-Type: application/json
                    Content-Length: %d

                    """.formatted(request.method(), request.path(), HEADER, secret, body.length)
                    .replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
            var bytes = new ByteArrayOutputStream(head.length + body.length);
            bytes.writeBytes(head);
            bytes.writeBytes(body);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The body of " + request + " cannot be written as JSON", e);
        }
    }
}
