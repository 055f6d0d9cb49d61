package io.github.slipway.http;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.testing.Answer;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.LeakDetection;
import io.github.slipway.testing.RawConnection;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/** Callers that disconnect or become slow before their request is complete. */
@ExtendWith(LeakDetection.class)
class IncompleteRequestTest {
    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of());

    private static final String LINE = "POST /entries HTTP/1.1\r\n";
    private static final String HEAD = LINE + "Host: localhost\r\nContent-Type: application/json\r\n";
    private static final String WITH_LENGTH = HEAD + "Content-Length: 20\r\n\r\n{\"text\"";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n7\r\n{\"text\"\r\n";
    private static final String NO_ROUTE = WITH_LENGTH.replace("/entries", "/nothing");
    private static final String BODY_OF_GET = WITH_LENGTH.replace("POST", "GET");

    private final CapturedLog log = CapturedLog.ofAll();

    @AfterEach
    void closeLog() {
        log.close();
    }

    static Stream<Arguments> leaving() {
        Map<String, Consumer<RawConnection>> ways = Map.of("FIN", RawConnection::close, "RST", RawConnection::reset,
                "the sending half's FIN", RawConnection::closeSendingHalf);
        return ways.entrySet().stream().flatMap(way -> Stream.of(
                Arguments.of("half a body with a length, then " + way.getKey(), WITH_LENGTH, way.getValue()),
                Arguments.of("half a chunked body, then " + way.getKey(), CHUNKED, way.getValue()),
                Arguments.of("half of the headers, then " + way.getKey(), HEAD, way.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaving")
    void aCallerThatLeavesIsCountedApart(String name, String part, Consumer<RawConnection> leave) {
        double before = answers("499");
        double failures = answers("5");
        try (var connection = new RawConnection(service)) {
            connection.send(part);
            awaitArrival();
            leave.accept(connection);
            await().untilAsserted(() -> assertThat(answers("499")).isEqualTo(before + 1));
        }

        assertThat(answers("5")).isEqualTo(failures);
        assertThat(log.lines()).filteredOn(line -> !line.startsWith("DEBUG ")).hasSize(1).first().asString()
                .startsWith("INFO POST /entries 499 in ");
    }

    /** These requests use another connection. Their responses show that the event loop has handled the earlier bytes. */
    private void awaitArrival() {
        for (int i = 0; i < 4; i++) {
            service.getManagement("/health/liveness");
        }
    }

    @Test
    void nothingIsLoggedOfACallerThatOnlyConnects() {
        try (var connection = new RawConnection(service)) {
            connection.closeSendingHalf();
            assertThat(connection.readToEnd()).isEmpty();
        }
        assertThat(log.lines()).isEmpty();
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                Arguments.of("nothing but a line", "GET /entries HTT", "", "/bad-request"),
                Arguments.of("headers", HEAD, "X: y\r\n", "/bad-request"),
                Arguments.of("a body with a length", WITH_LENGTH, "a", "/entries"),
                Arguments.of("a chunked body", CHUNKED, "1\r\na\r\n", "/entries"),
                Arguments.of("a body after an answer to no route", NO_ROUTE, "a", "/nothing"),
                Arguments.of("a body that GET does not read", BODY_OF_GET, "a", "/entries"));
    }

    /** All connections wait at the same time, so the test takes 30 s only once. */
    @Test
    void aCallerThatIsSlowGetsAnAnswerWithin30Seconds() {
        record Slow(String name, String more, String instance, RawConnection connection) {}
        List<Slow> all = new ArrayList<>();
        long start = System.nanoTime();
        slow().map(Arguments::get).forEach(row -> {
            var connection = new RawConnection(service);
            connection.send((String) row[1]);
            all.add(new Slow((String) row[0], (String) row[2], (String) row[3], connection));
        });
        await().pollInterval(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(15)).until(() -> {
            all.forEach(slow -> slow.connection().send(slow.more()));
            return System.nanoTime() - start > TimeUnit.SECONDS.toNanos(10);
        });

        for (Slow slow : all) {
            String bytes = slow.connection().readToEnd();
            assertThat(System.nanoTime() - start).as(slow.name()).isLessThan(TimeUnit.SECONDS.toNanos(32));
            Answer answer = Answer.parse(bytes);
            switch (slow.name()) {
                case "a body after an answer to no route" -> assertThat(answer.status()).isEqualTo(404);
                case "a body that GET does not read" -> assertThat(answer.status()).isEqualTo(200);
                default -> {
                    assertProblem(answer, 408, slow.instance(), "the request has not arrived within 30 s: connection closed");
                    assertThat(answer.header("Connection")).containsExactly("close");
                }
            }
            slow.connection().close();
        }
        assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR ") || line.startsWith("WARN "));
        assertThat(answers("408")).isEqualTo(4);
    }

    private static double answers(String status) {
        return service.metrics().lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{") && line.contains("status=\"" + status))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
