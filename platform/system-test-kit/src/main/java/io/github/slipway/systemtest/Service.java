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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The service that is tested, as any client sees it. Every request has a time limit, and an id that finds it in the logs. */
final class Service {
    static final String REQUEST_ID = "X-Request-ID";
    /** Of each request, until all of its answer is there. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LIMIT)
            .build();
    private final AtomicInteger requests = new AtomicInteger();
    private final URI address;
    private final MadeTweets made = new MadeTweets(this);

    /**
     * A service.
     *
     * @param address without a path
     */
    Service(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    /** The tweets that were made here. */
    MadeTweets made() {
        return made;
    }

    /** A request, to which a test can add headers, method and body. */
    HttpRequest.Builder request(String path) {
        return requestWithoutId(path).header(REQUEST_ID, MadeTweets.RUN + "-" + requests.incrementAndGet());
    }

    /** A request without an id. */
    HttpRequest.Builder requestWithoutId(String path) {
        if (!path.startsWith("/")) {
            throw new AssertionError("not a path of the service: " + path);
        }
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /** Sends a request and waits for its answer. What it makes will be deleted when the test has ended. */
    HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return request.method().equals("POST") ? made.record(() -> answer(request, LIMIT)) : answer(request, LIMIT);
        } catch (IOException e) {
            throw new AssertionError(describe(request) + ": " + e.getMessage(), e);
        }
    }

    /** The answer to a request. Unlike a timeout of the request's own, the limit includes the answer's body. */
    HttpResponse<String> answer(HttpRequest request, Duration limit) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, BodyHandlers.ofString(UTF_8));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the answer", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** A request for failures' messages: what finds it in the service's logs. */
    static String describe(HttpRequest request) {
        return request.method() + " " + request.uri() + " (request id " + request.headers().firstValue(REQUEST_ID).orElse("made") + ")";
    }

    /** An answer for failures' messages. */
    static String describe(HttpResponse<String> response) {
        return describe(response.request()) + " answered " + response.statusCode() + " " + response.body();
    }
}
