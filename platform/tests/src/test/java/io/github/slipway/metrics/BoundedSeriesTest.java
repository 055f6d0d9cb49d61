package io.github.slipway.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

/** No request adds a series, whatever its method, path and parameters. */
class BoundedSeriesTest {
    private static final String COUNT = "http_server_requests_seconds_count";

    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of());

    @Test
    void tenThousandRequestsOfRandomIdsPathsAndMethodsMakeNoNewSeries() throws Exception {
        List<Function<Random, String>> kinds = List.of(
                random -> "GET /entries/" + random.nextLong(1, Long.MAX_VALUE),
                random -> "DELETE /entries/" + random.nextLong(1, Long.MAX_VALUE),
                random -> "GET /entries/" + word(random),
                random -> "GET /entries?limit=" + random.nextInt(1, 101) + "&cursor=" + word(random),
                random -> "GET /" + word(random),
                random -> "GET /entries/" + random.nextInt() + "/" + word(random),
                random -> word(random) + " /" + word(random),
                random -> word(random) + " /entries",
                random -> mixedCase("get", random) + " /entries",
                random -> mixedCase("head", random) + " /healthcheck");
        double earlier = Series.sum(service.metrics(), COUNT);
        sendOneOfEach(kinds);
        awaitCount(earlier + kinds.size());
        Set<String> before = series();
        double counted = Series.sum(service.metrics(), COUNT);

        service.postManagement("/loggers/io.github.slipway.access", "{\"configuredLevel\":\"WARN\"}");
        try (var executor = Executors.newFixedThreadPool(4)) {
            List<Future<?>> sent = IntStream.range(0, 10_000 / kinds.size())
                    .<Future<?>>mapToObj(_ -> executor.submit(() -> sendOneOfEach(kinds)))
                    .toList();
            for (Future<?> requests : sent) {
                requests.get();
            }
        } finally {
            service.postManagement("/loggers/io.github.slipway.access", "{\"configuredLevel\":\"NOT_SPECIFIED\"}");
        }

        awaitCount(counted + 10_000);
        assertThat(series()).isEqualTo(before);
    }

    /** Sends a request of each kind on one connection, without waiting for responses in between. */
    private static void sendOneOfEach(List<Function<Random, String>> kinds) {
        String requests = kinds.stream().map(kind -> kind.apply(ThreadLocalRandom.current()) + " HTTP/1.1\r\nHost: localhost\r\n")
                .collect(Collectors.joining("\r\n", "", "Connection: close\r\n\r\n"));

        assertThat(service.sendRaw(requests.getBytes(US_ASCII)).split("HTTP/1\\.1 ", -1)).hasSize(kinds.size() + 1);
    }

    private static void awaitCount(double count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Series.sum(service.metrics(), COUNT)).isGreaterThanOrEqualTo(count));
    }

    /** Returns the series without those of garbage collections, which appear with the first collection. */
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
