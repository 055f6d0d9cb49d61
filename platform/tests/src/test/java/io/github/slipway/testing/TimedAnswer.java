package io.github.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A response and its times.
 *
 * @param begin the time before the request
 * @param end the time when the response was complete
 * @param response the response
 */
public record TimedAnswer(Instant begin, Instant end, HttpResponse<String> response) {

    /** Sends a request and measures its time. */
    public static TimedAnswer to(Supplier<HttpResponse<String>> request) {
        Instant begin = Instant.now();
        HttpResponse<String> response = request.get();
        return new TimedAnswer(begin, Instant.now(), response);
    }

    public Duration duration() {
        return Duration.between(begin, end);
    }

    public int status() {
        return response.statusCode();
    }

    /**
     * Checks that this is exactly the response for an unavailable database. The test compares all of it, so that it shows no
     * internals.
     */
    public void assertUnavailable() {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("X-Request-ID")).hasValue(RunningService.REQUEST_ID);
        assertThat(response.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                + "\"detail\":\"the database is unavailable, please try again\",\"instance\":\"" + response.request().uri().getRawPath()
                + "\",\"requestId\":\"test\"}");
    }
}
