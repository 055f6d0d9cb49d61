package io.github.slipway.http;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;

/**
 * A request that is refused because of the way it arrives. The message is for callers. "Connection closed" in it makes the
 * framework ignore the exception where no request waits for the rest of a body. There is no stack trace: callers cause these
 * exceptions.
 */
public final class RefusedRequestException extends IOException {
    /** The caller left before its request was complete. This status is for the log and the metrics, and is never sent. */
    public static final int CALLER_LEFT = 499;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String detail;

    private RefusedRequestException(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
        detail = message;
    }

    static RefusedRequestException badRequest(String message) {
        return new RefusedRequestException(400, "Bad Request", message);
    }

    static RefusedRequestException malformedBody() {
        return new RefusedRequestException(400, "Bad Request", "a chunk of the body is malformed: connection closed");
    }

    static RefusedRequestException timeout(Duration limit) {
        return new RefusedRequestException(408, "Request Timeout",
                "the request has not arrived within " + limit.toSeconds() + " s: connection closed");
    }

    static RefusedRequestException callerLeft() {
        return new RefusedRequestException(CALLER_LEFT, "Client Closed Request", "the request is incomplete: connection closed");
    }

    /** Why a request is refused, or null if it is not. */
    public static @Nullable RefusedRequestException of(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty
                && netty.getNativeRequest().decoderResult().cause() instanceof RefusedRequestException refused ? refused : null;
    }

    /** The status of the response. */
    public int status() {
        return status;
    }

    /** The reason phrase of the status. */
    public String reason() {
        return reason;
    }

    /** The mistake, in a sentence for callers. */
    public String detail() {
        return detail;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
