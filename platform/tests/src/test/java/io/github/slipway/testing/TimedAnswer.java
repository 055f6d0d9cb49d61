package io.github.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A response and when it came.
 *
 * @param begin before the request
 * @param end when all of the response was there
 * @param response the response
 */
public record TimedAnswer(Instant begin, Instant end, HttpResponse<String> response) {

    /** Makes a request. */
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
     * Fails unless it is the one that callers get while the database cannot do its work: all of it, so that it shows nothing else.
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
