package io.github.slipway.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * {@code /metrics} on the management port, for Prometheus: in its text format or in OpenMetrics, as {@code Accept} prefers. The
 * framework's own endpoints have JSON there, and no choice of formats.
 */
@Hidden
@Controller(value = "/metrics", port = "${endpoints.all.port}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {
    private static final String OPENMETRICS = "application/openmetrics-text";
    /** The initial size: most of a scrape. */
    private static final int USUAL_SIZE = 64 * 1024;

    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Get
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> scrape(@Header(HttpHeaders.ACCEPT) @Nullable String accept) throws IOException {
        String format = prefersOpenMetrics(accept)
                ? OPENMETRICS + "; version=1.0.0; charset=utf-8"
                : "text/plain; version=0.0.4; charset=utf-8";
        var buffer = new ByteArrayOutputStream(USUAL_SIZE);
        registry.scrape(buffer, format);
        return HttpResponse.ok(buffer.toByteArray()).header(HttpHeaders.CONTENT_TYPE, format);
    }

    private static boolean prefersOpenMetrics(@Nullable String accept) {
        return accept != null && MediaType.orderedOf(accept).stream()
                .filter(type -> type.getQualityAsNumber().signum() > 0)
                .findFirst()
                .filter(type -> type.getName().equals(OPENMETRICS))
                .isPresent();
    }
}
