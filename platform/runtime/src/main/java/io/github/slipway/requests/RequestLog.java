package io.github.slipway.requests;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.github.slipway.http.SentRequest;
import io.github.slipway.lifecycle.OpenRequests;
import io.github.slipway.lifecycle.WarmUp;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import jakarta.inject.Singleton;

/**
 * Says once per request of the API what became of it: in the log and in the metrics, from the same facts, so that the two
 * agree.
 *
 * <p>
 * Micrometer's own filter is not used: it loses the route of answers of 3xx and 404, and makes a time series of every method
 * that somebody invents.
 */
@Singleton
final class RequestLog implements ApplicationEventListener<HttpRequestTerminatedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.slipway.access");
    private static final String UNMATCHED = "UNMATCHED";

    private final MeterProvider<Timer> timer;
    private final MeterProvider<DistributionSummary> requestSize;
    private final MeterProvider<DistributionSummary> responseSize;
    private final WarmUp warmUp;
    private final OpenRequests open;
    private final int managementPort;
    private final long maxRequestSize;

    RequestLog(MeterRegistry meters, WarmUp warmUp, OpenRequests open, @Value("${endpoints.all.port}") int managementPort,
            @Value("${micronaut.server.max-request-size}") long maxRequestSize) {
        this.warmUp = warmUp;
        this.open = open;
        this.managementPort = managementPort;
        this.maxRequestSize = maxRequestSize;
        timer = Timer.builder("http.server.requests")
                .description("Requests of the API, from their headers' arrival to their answer")
                .serviceLevelObjectives(LatencyBuckets.ALL)
                .withRegistry(meters);
        requestSize = sizes(meters, "http.server.request.size", "Bodies of requests to the API");
        responseSize = sizes(meters, "http.server.response.size", "Bodies of the API's answers");
    }

    private static MeterProvider<DistributionSummary> sizes(MeterRegistry meters, String name, String description) {
        return DistributionSummary.builder(name).description(description).baseUnit(BaseUnits.BYTES).withRegistry(meters);
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
        RequestTrace trace = RequestTrace.of(request);
        HttpResponse<?> response = trace.response();
        if (response == null || request.getServerAddress().getPort() == managementPort || warmUp.hasSent(request)) {
            return;
        }
        long nanos = trace.nanos();
        String route = BasicHttpAttributes.getUriTemplate(request).orElse(UNMATCHED);
        boolean head = SentRequest.isHead(request);
        String methodName = head ? HttpMethod.HEAD.name() : request.getMethodName();
        // The name is as the caller wrote it: "GEt" is a GET as well.
        String method = head ? methodName : request.getMethod() == HttpMethod.CUSTOM ? "OTHER" : request.getMethod().name();
        Tags tags = Tags.of("method", method, "route", route);
        // An answer to HEAD has no body, whatever length it states.
        long bytes = head ? 0 : Math.max(0, response.getContentLength());
        timer.withTags(tags.and("status", Integer.toString(response.code()))).record(nanos, TimeUnit.NANOSECONDS);
        // What comes in chunks has no size that is known: 0 would make the others seem smaller.
        if (!request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)) {
            requestSize.withTags(tags).record((double) bytes(request));
        }
        responseSize.withTags(tags).record((double) bytes);
        if (LOG.isInfoEnabled()) {
            String path = request.getUri().getRawPath();
            double milliseconds = TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0;
            try (var _ = MDC.putCloseable(RequestTrace.LOG_KEY, trace.id())) {
                LOG.atInfo()
                        .addKeyValue("method", methodName)
                        .addKeyValue("route", route)
                        .addKeyValue("path", path)
                        .addKeyValue("status", response.code())
                        .addKeyValue("bytes", bytes)
                        .addKeyValue("milliseconds", milliseconds)
                        .log("{} {} {} in {} ms", methodName, path, response.code(), milliseconds);
            }
        }
    }

    /**
     * The size of a request's body, as its caller has announced it. No more than the limit is ever read, so no more is counted: one
     * lie would spoil the sum for good.
     */
    private long bytes(HttpRequest<?> request) {
        return Math.clamp(request.getContentLength(), 0, maxRequestSize);
    }
}
