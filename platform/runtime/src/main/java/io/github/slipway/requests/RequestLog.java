package io.github.slipway.requests;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.http.SentRequest;
import io.github.slipway.lifecycle.OpenRequests;
import io.github.slipway.lifecycle.WarmUp;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import jakarta.inject.Singleton;

/**
 * Records each request of the API once it has ended: in the log and in the metrics, from the same facts, so that the two agree.
 */
@Singleton
final class RequestLog implements ApplicationEventListener<HttpRequestTerminatedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.slipway.access");
    private static final String UNMATCHED = "UNMATCHED";

    private final RequestMeters meters;
    private final WarmUp warmUp;
    private final OpenRequests open;
    private final int managementPort;
    private final long maxRequestSize;

    RequestLog(RequestMeters meters, WarmUp warmUp, OpenRequests open, @Value("${endpoints.all.port}") int managementPort,
            @Value("${micronaut.server.max-request-size}") long maxRequestSize) {
        this.meters = meters;
        this.warmUp = warmUp;
        this.open = open;
        this.managementPort = managementPort;
        this.maxRequestSize = maxRequestSize;
    }

    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent event) {
        try {
            record(event.getSource());
        } finally {
            open.ended();
        }
    }

    private void record(HttpRequest<?> request) {
        if (request.getServerAddress().getPort() == managementPort || warmUp.hasSent(request)) {
            return;
        }
        SentRequest sent = SentRequest.of(request);
        long nanos = sent.nanos();
        String route = BasicHttpAttributes.getUriTemplate(request).orElse(UNMATCHED);
        boolean sized = !request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
        meters.of(new RequestMeters.Kind(method(request, sent), route, sent.status(), sized))
                .record(nanos, bytes(request), sent.responseBytes());
        if (LOG.isInfoEnabled()) {
            String path = request.getUri().getRawPath();
            double milliseconds = TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0;
            LOG.atInfo()
                    .addKeyValue("method", sent.methodName())
                    .addKeyValue("route", route)
                    .addKeyValue("path", path)
                    .addKeyValue("status", sent.status())
                    .addKeyValue("bytes", sent.responseBytes())
                    .addKeyValue("milliseconds", milliseconds)
                    .log("{} {} {} in {} ms", sent.methodName(), path, sent.status(), milliseconds);
        }
    }

    /** The method's name for the metrics. Callers may write it in lower case, or invent one. */
    private static String method(HttpRequest<?> request, SentRequest sent) {
        return sent.isHead() ? HttpMethod.HEAD.name() : request.getMethod() == HttpMethod.CUSTOM ? "OTHER" : request.getMethod().name();
    }

    /**
     * The size of a request's body, as its caller announced it, up to the limit. More is never read, and one false announcement
     * would make the sum useless.
     */
    private long bytes(HttpRequest<?> request) {
        return Math.clamp(request.getContentLength(), 0, maxRequestSize);
    }
}
