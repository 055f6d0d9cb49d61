package io.github.slipway.requests;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.BasicHttpAttributes;
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
    private final int managementPort;

    RequestLog(MeterRegistry meters, @Value("${endpoints.all.port}") int managementPort) {
        this.managementPort = managementPort;
        timer = Timer.builder("http.server.requests")
                .description("Requests of the API, from their headers' arrival to their answer")
                .serviceLevelObjectives(LatencyBuckets.ALL)
                .withRegistry(meters);
    }

    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent event) {
        HttpRequest<?> request = event.getSource();
        RequestTrace trace = RequestTrace.of(request);
        HttpResponse<?> response = trace.response();
        if (response == null || request.getServerAddress().getPort() == managementPort) {
            return;
        }
        long nanos = trace.nanos();
        String route = BasicHttpAttributes.getUriTemplate(request).orElse(UNMATCHED);
        String method = request.getMethod() == HttpMethod.CUSTOM ? "OTHER" : request.getMethod().name();
        timer.withTags(Tags.of("method", method, "route", route, "status", Integer.toString(response.code())))
                .record(nanos, TimeUnit.NANOSECONDS);
        if (LOG.isInfoEnabled()) {
            String path = request.getUri().getRawPath();
            double milliseconds = TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0;
            try (var _ = MDC.putCloseable(RequestTrace.LOG_KEY, trace.id())) {
                LOG.atInfo()
                        .addKeyValue("method", request.getMethodName())
                        .addKeyValue("route", route)
                        .addKeyValue("path", path)
                        .addKeyValue("status", response.code())
                        .addKeyValue("bytes", request.getMethod() == HttpMethod.HEAD ? 0 : Math.max(0, response.getContentLength()))
                        .addKeyValue("milliseconds", milliseconds)
                        .log("{} {} {} in {} ms", request.getMethodName(), path, response.code(), milliseconds);
            }
        }
    }
}
