package io.github.slipway.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;

class RequestMetricsTest {
    private static final String COUNT = "http_server_requests_seconds_count";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
    @CsvSource({
            "GET, /entries?limit=3, GET, /entries, 200",
            "gEt, /entries, GET, /entries, 200",
            "GET, /entries/4711, GET, /entries/{id}, 404",
            "GET, /entries/x, GET, /entries/{id}, 400",
            "DELETE, /entries/4711, DELETE, /entries/{id}, 404",
            "GET, /nothing, GET, UNMATCHED, 404",
            "FOO, /nothing, OTHER, UNMATCHED, 404",
            "HEAD, /entries, HEAD, /entries, 200",
            "GET, /openapi.yaml, GET, /openapi.yaml, 200"})
    void aRequestIsCountedByMethodRouteAndStatus(String method, String path, String label, String route, int status) {
        String series = COUNT + "{method=\"" + label + "\",route=\"" + route + "\",status=\"" + status + "\"}";
        double before = Series.value(service.metrics(), series);
        double all = Series.sum(service.metrics(), COUNT);

        assertThat(service.send(service.request(path).method(method, BodyPublishers.noBody())).statusCode()).isEqualTo(status);

        await().untilAsserted(() -> assertThat(Series.value(service.metrics(), series)).isEqualTo(before + 1));
        assertThat(Series.sum(service.metrics(), COUNT)).isEqualTo(all + 1);
    }

    @Test
    void sizesAreThoseOfTheBodies() {
        double read = bytes("request", "POST", "/entries");
        double written = bytes("response", "POST", "/entries");
        String draft = Entries.draft("Grüße");

        HttpResponse<String> response = service.post("/entries", draft);

        await().untilAsserted(() -> assertThat(bytes("response", "POST", "/entries"))
                .isEqualTo(written + response.body().getBytes(UTF_8).length));
        assertThat(bytes("request", "POST", "/entries")).isEqualTo(read + draft.getBytes(UTF_8).length);
    }

    @Test
    void aBodyThatIsNotSentHasNoSize() {
        service.send(service.request("/openapi.yaml").method("HEAD", BodyPublishers.noBody()));

        await().untilAsserted(() -> assertThat(Series.names(service.metrics())).contains(size("response", "HEAD", "/openapi.yaml", "sum")));
        assertThat(bytes("response", "HEAD", "/openapi.yaml")).isZero();
        assertThat(bytes("request", "HEAD", "/openapi.yaml")).isZero();
    }

    @Test
    void aBodyInChunksHasNoSizeThatIsKnown() {
        String entry = Entries.create(service, "Hello");
        String draft = Entries.draft("Chunked");

        service.send(service.request(entry).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(draft.getBytes(UTF_8)))));

        await().untilAsserted(() -> assertThat(bytes("response", "PUT", "/entries/{id}")).isPositive());
        assertThat(Series.names(service.metrics())).doesNotContain(size("request", "PUT", "/entries/{id}", "count"));
    }

    @Test
    void aBodyThatIsSaidToBeEndlessCountsUpToTheLimit() {
        double before = bytes("request", "POST", "UNMATCHED");

        service.sendRaw(("POST /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + Long.MAX_VALUE + "\r\n\r\n")
                .getBytes(UTF_8));

        await().untilAsserted(() -> assertThat(bytes("request", "POST", "UNMATCHED")).isEqualTo(before + 16384));
    }

    private static double bytes(String message, String method, String route) {
        return Series.value(service.metrics(), size(message, method, route, "sum"));
    }

    private static String size(String message, String method, String route, String kind) {
        return "http_server_" + message + "_size_bytes_" + kind + "{method=\"" + method + "\",route=\"" + route + "\"}";
    }

    @Test
    void whatTheManagementPortServesIsNotCounted() {
        double before = Series.sum(service.metrics(), COUNT);
        service.getManagement("/health/readiness");
        service.getManagement("/nothing");

        service.get("/healthcheck");

        await().untilAsserted(() -> assertThat(Series.sum(service.metrics(), COUNT)).isEqualTo(before + 1));
    }

    @Test
    void tenThousandRequestsOfRandomIdsPathsAndMethodsMakeNoNewSeries() throws InterruptedException {
        List<Function<Random, HttpRequest.Builder>> kinds = List.of(
                random -> service.request("/entries/" + random.nextLong(1, Long.MAX_VALUE)),
                random -> service.request("/entries/" + random.nextLong(1, Long.MAX_VALUE)).DELETE(),
                random -> service.request("/entries/" + word(random)),
                random -> service.request("/entries?limit=" + random.nextInt(1, 101) + "&cursor=" + word(random)),
                random -> service.request("/" + word(random)),
                random -> service.request("/entries/" + random.nextInt() + "/" + word(random)),
                random -> service.request("/" + word(random)).method(word(random), BodyPublishers.noBody()),
                random -> service.request("/entries").method(word(random), BodyPublishers.noBody()),
                random -> service.request("/entries").method(mixedCase("get", random), BodyPublishers.noBody()),
                random -> service.request("/healthcheck").method(mixedCase("head", random), BodyPublishers.noBody()));
        double earlier = Series.sum(service.metrics(), COUNT);
        kinds.forEach(kind -> service.send(kind.apply(ThreadLocalRandom.current())));
        awaitCount(earlier + kinds.size());
        Set<String> before = series();
        double counted = Series.sum(service.metrics(), COUNT);

        service.postManagement("/loggers/io.github.slipway.access", "{\"configuredLevel\":\"WARN\"}");
        try (var executor = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 10_000; i++) {
                var kind = kinds.get(i % kinds.size());
                executor.execute(() -> service.send(kind.apply(ThreadLocalRandom.current())));
            }
        } finally {
            service.postManagement("/loggers/io.github.slipway.access", "{\"configuredLevel\":\"NOT_SPECIFIED\"}");
        }

        awaitCount(counted + 10_000);
        assertThat(series()).isEqualTo(before);
    }

    private static void awaitCount(double count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Series.sum(service.metrics(), COUNT)).isGreaterThanOrEqualTo(count));
    }

    /** A collection of garbage has series of its own from the first time on. */
    private static Set<String> series() {
        return Series.names(service.metrics()).stream().filter(name -> !name.startsWith("jvm_gc_")).collect(Collectors.toSet());
    }

    private static String word(Random random) {
        return random.ints(12, 'A', 'Z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String mixedCase(String word, Random random) {
        return word.chars()
                .mapToObj(c -> Character.toString(random.nextBoolean() ? c : Character.toUpperCase(c)))
                .collect(Collectors.joining());
    }
}
