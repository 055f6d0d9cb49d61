package io.github.slipway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.slipway.lifecycle.PortInUseException;
import io.github.slipway.lifecycle.Server;
import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Ports;
import io.github.slipway.settings.Setting;

/**
 * The service, as in production but on free ports, for all tests of a class. Use it as a static field with
 * {@code @RegisterExtension}. Requests have the id {@value #REQUEST_ID} unless a test sets another, so that tests can compare
 * responses in full.
 */
public final class RunningService implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    /** The default id of requests. */
    public static final String REQUEST_ID = "test";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The service of all classes that need no special settings. It starts with the first of these classes. */
    private static final class Shared {
        static final TestDatabase DATABASE = TestDatabase.migrated();
        static final List<String> TABLES = DATABASE.emptyTables();
        static final RunningService SERVICE = new RunningService(() -> DATABASE.environment(), true);
    }

    private final Supplier<Map<String, String>> environment;
    private final boolean shared;
    private final int apiPort = freePort();
    private final int managementPort = freePort();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
    private @Nullable Server server;

    private RunningService(Supplier<Map<String, String>> environment, boolean shared) {
        this.environment = environment;
        this.shared = shared;
    }

    /**
     * Returns the service on a migrated database. Its tables have only the rows that migrations insert. All test classes of a JVM
     * share this service, one class after the other, and each class starts with these tables. The metrics are not reset.
     */
    public static RunningService onEmptyTable() {
        return Shared.SERVICE;
    }

    /**
     * Returns a service without warm-up, on a database of the test.
     *
     * @param database supplies the database when the service starts
     * @param more settings in addition to those of the database, or instead of them
     */
    public static RunningService on(Supplier<TestDatabase> database, Map<Setting, String> more) {
        return with(() -> database.get().environment(more));
    }

    /**
     * Returns a service with any configuration.
     *
     * @param environment supplies the environment variables when the service starts
     */
    public static RunningService with(Supplier<Map<String, String>> environment) {
        return new RunningService(environment, false);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (server == null) {
            start();
            awaitReady();
        }
        if (shared) {
            Shared.DATABASE.truncate(Shared.TABLES);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!shared) {
            close();
        }
    }

    /** Starts the service and does not wait until it is ready. */
    public void start() {
        try {
            server = Server.start(Configuration.of(environment.get(),
                    Map.of(Ports.API_PROPERTY, apiPort, Ports.MANAGEMENT_PROPERTY, managementPort)));
        } catch (InvalidSettingsException | PortInUseException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the readiness probe succeeds. */
    public void awaitReady() {
        Awaitility.await().atMost(LIMIT).until(() -> getManagement("/health/readiness").statusCode() == 200);
    }

    /** Stops the service gracefully. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Returns the port of the API. */
    public int apiPort() {
        return apiPort;
    }

    /** Returns the port of health, metrics and log levels. */
    public int managementPort() {
        return managementPort;
    }

    /** Returns a GET request to the API, to which a test can add headers, a method and a body. */
    public HttpRequest.Builder request(String path) {
        return request(apiPort, path);
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Request-ID", REQUEST_ID)
                .timeout(LIMIT);
    }

    /** Sends a request and waits for its response. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> getManagement(String path) {
        return send(request(managementPort, path));
    }

    public HttpResponse<String> getManagement(String path, String header, String value) {
        return send(request(managementPort, path).header(header, value));
    }

    public HttpResponse<String> postManagement(String path, String json) {
        return send(request(managementPort, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /**
     * Creates a resource and returns its path.
     *
     * @param path the collection's path
     * @param json the body of the POST request
     */
    public String create(String path, String json) {
        HttpResponse<String> response = post(path, json);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response.headers().firstValue("Location").orElseThrow();
    }

    /**
     * Sends bytes unchanged on a new connection, and returns all bytes that arrive until the service closes the connection. The
     * bytes should contain {@code Connection: close}.
     */
    public String sendRaw(byte[] bytes) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), apiPort)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text that Prometheus would scrape now. */
    public String metrics() {
        return getManagement("/metrics").body();
    }

    /** Returns a free TCP port below the range of outgoing connections, of which other tests open many at the same time. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try {
                PortInUseException.throwUnlessFree(port);
                return port;
            } catch (PortInUseException e) {
                // Try another port.
            }
        }
    }
}
