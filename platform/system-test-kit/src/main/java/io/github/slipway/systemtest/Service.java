package io.github.slipway.systemtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The service under test, as any client sees it. {@link ServiceExtension} passes it to the constructors of tests. Each request
 * has a time limit of 10 s, and an id by which the service's logs can be searched.
 */
public final class Service {
    /** The header of a request's id. */
    public static final String REQUEST_ID = "X-Request-ID";
    /** The name of this run. Request ids and the resources that tests create contain it, so that people recognise them. */
    public static final String RUN = "system-test-" + UUID.randomUUID().toString().substring(0, 13);

    /** The time limit of each request, until the whole response has arrived. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LIMIT)
            .build();
    private final AtomicInteger requests = new AtomicInteger();
    private final MadeResources made = new MadeResources(this);
    private final URI address;
    private final Resource resource;

    /**
     * Describes a service and does not call it.
     *
     * @param address the URI without a path
     * @param resource the resource for the tests of the kit
     */
    Service(URI address, Resource resource) {
        this.address = address;
        this.resource = resource;
    }

    URI address() {
        return address;
    }

    Resource resource() {
        return resource;
    }

    MadeResources made() {
        return made;
    }

    /** Returns a GET request, to which a test can add headers, a method and a body. */
    public HttpRequest.Builder request(String path) {
        return requestWithoutId(path).header(REQUEST_ID, RUN + "-" + requests.incrementAndGet());
    }

    /** Returns a GET request without an id. */
    public HttpRequest.Builder requestWithoutId(String path) {
        if (!path.startsWith("/")) {
            throw new AssertionError("not a path of the service: " + path);
        }
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    /** Sends a GET request. */
    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** Sends a POST request. */
    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Sends a PUT request. */
    public HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** Sends a DELETE request. */
    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /**
     * Sends a request and waits for its response. The resource that a POST request creates is deleted after the test.
     *
     * @throws AssertionError if no response arrives in time
     */
    public HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return request.method().equals("POST") ? made.post(request) : answer(request, LIMIT);
        } catch (IOException e) {
            throw new AssertionError(describe(request) + ": " + e.getMessage(), e);
        }
    }

    /** Sends a request and waits for its response. Unlike the timeout of an HttpRequest, the limit includes the response's body. */
    HttpResponse<String> answer(HttpRequest request, Duration limit) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, BodyHandlers.ofString(UTF_8));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no response within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the response", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Describes a request for the message of a failure, with the request id for the service's logs. */
    static String describe(HttpRequest request) {
        return request.method() + " " + request.uri() + " (request id " + request.headers().firstValue(REQUEST_ID).orElse("made") + ")";
    }

    /** Describes a response and its request for the message of a failure. */
    public static String describe(HttpResponse<String> response) {
        return describe(response.request()) + " returned " + response.statusCode() + " " + response.body();
    }
}
