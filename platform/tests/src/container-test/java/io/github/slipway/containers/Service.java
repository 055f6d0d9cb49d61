package io.github.slipway.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

import io.github.slipway.settings.Ports;
import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;

/** The service in a restricted container. */
final class Service extends GenericContainer<Service> {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

    Service(Network network, Map<String, String> environment, SecretFile password) {
        super(DockerImageName.parse(Engine.IMAGE));
        Engine.image();
        withNetwork(network);
        withEnv(environment);
        withExposedPorts(Ports.API, Ports.MANAGEMENT);
        withCreateContainerCmdModifier(command -> Engine.restrict(requireNonNull(command.getHostConfig()), password));
        waitingFor(Wait.forHttp("/health/readiness").forPort(Ports.MANAGEMENT).withStartupTimeout(Duration.ofMinutes(1)));
    }

    HttpResponse<String> get(String path) {
        return send(request(Ports.API, path)).join();
    }

    /** Returns the text that Prometheus would scrape now. */
    String metrics() {
        return send(request(Ports.MANAGEMENT, "/metrics")).join().body();
    }

    /** Creates an entry, and returns its path. */
    String createEntry(String text) {
        HttpResponse<String> response = send("POST", "/entries", text).join();
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response.headers().firstValue("Location").orElseThrow();
    }

    /** Sends a request with an entry as its body. */
    CompletableFuture<HttpResponse<String>> send(String method, String path, String text) {
        return send(request(Ports.API, path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Entries.draft(text))));
    }

    /** Sends a GET request with another id than {@value RunningService#REQUEST_ID}. */
    HttpResponse<String> get(String path, String requestId) {
        return send(request(Ports.API, path).setHeader("X-Request-ID", requestId)).join();
    }

    /** Runs the health check of Compose in the service's container, beside the service. */
    ExecResult checkHealth() {
        try {
            return execInContainer(Engine.healthCheck());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://" + getHost() + ":" + getMappedPort(port) + path))
                .header("X-Request-ID", RunningService.REQUEST_ID)
                .timeout(LIMIT);
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString(UTF_8));
    }
}
