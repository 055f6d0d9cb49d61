package io.github.slipway.requests;

import org.jspecify.annotations.Nullable;

import io.github.slipway.http.RequestIds;
import io.github.slipway.http.SecurityHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/** What is known of one request from its arrival to its end: an attribute of the request. */
public final class RequestTrace {
    /** The key of the request's id in the log's context. */
    public static final String LOG_KEY = "requestId";

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private final String id;
    private final long startNanos = System.nanoTime();
    private @Nullable HttpResponse<?> response;

    private RequestTrace(String id) {
        this.id = id;
    }

    /**
     * The trace of this request, begun with the first call.
     *
     * @param request the request; its {@value RequestIds#HEADER} becomes the id if it is 1 to 128 of the characters
     * {@code A-Za-z0-9._-}, else a new id is made
     */
    public static RequestTrace of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, RequestTrace.class).orElseGet(() -> {
            var trace = new RequestTrace(RequestIds.of(request.getHeaders().get(RequestIds.HEADER)));
            request.setAttribute(ATTRIBUTE, trace);
            return trace;
        });
    }

    /** The request's id. */
    public String id() {
        return id;
    }

    /** Since the request's headers were read. */
    long nanos() {
        return System.nanoTime() - startNanos;
    }

    /** The response, once there is one. Its headers are complete when it has been written. */
    @Nullable
    HttpResponse<?> response() {
        return response;
    }

    /**
     * Puts the request's id and the {@linkplain SecurityHeaders headers for browsers} on a response, and keeps the response for the
     * log and the metrics.
     *
     * @param last the response that is sent, unless another one follows
     */
    public void complete(MutableHttpResponse<?> last) {
        last.getHeaders().set(RequestIds.HEADER, id);
        SecurityHeaders.addTo(last);
        response = last;
    }
}
