package io.github.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.Answer;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.Json;
import io.github.slipway.testing.RawConnection;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.TimedAnswer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

/** More requests arrive than the service works on at once. A lock blocks the admitted requests. */
class OverloadTest {
    private static final int CONNECTIONS = 2;
    /** {@code datasources.default.connection-timeout} */
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(1);
    private static final int CALLERS = 64;
    private static final int REFUSED = 200;
    private static final String BODY = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
            + "\"detail\":\"the service is overloaded, please try again\",\"instance\":\"/entries\",\"requestId\":\"same\"}";

    private static volatile boolean stopped;

    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> DATABASE,
            Map.of(Setting.POSTGRES_POOL_SIZE, Integer.toString(CONNECTIONS), Setting.POSTGRES_TIMEOUT, "1m"));

    @ParameterizedTest
    @ValueSource(strings = {"/entries", "/entries?limit=1", "/entries\"", "/entries\\", "/entries\u0085\",\"z\":\""})
    void theProblemIsJsonWhateverTheTarget(String target) {
        var request = new SentRequest(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target), null);

        JsonNode problem = Json.read(Overload.response(request).content().toString(StandardCharsets.UTF_8));

        assertThat(problem.get("instance").textValue()).isEqualTo("/entries");
        assertThat(problem).hasSize(6);
    }

    /** As every other response does then. */
    @Test
    void aRefusalClosesTheConnectionWhileConnectionsDrain() {
        var answers = new Answers(() -> true) {
        };
        var channel = new EmbeddedChannel(answers);

        answers.refuse(channel.pipeline().context(answers),
                new SentRequest(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/entries"), null));

        FullHttpResponse response = channel.readOutbound();
        assertThat(response.headers().get(HttpHeaderNames.CONNECTION)).isEqualTo("close");
        assertThat(channel.isOpen()).isFalse();
        response.release();
    }

    @Test
    void furtherRequestsAreRefusedAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = DATABASE.connect();
                var statement = connection.createStatement();
                var log = CapturedLog.of(Admission.class.getName())) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE entries");
            List<Future<List<TimedAnswer>>> load = IntStream.range(0, CALLERS).mapToObj(_ -> callers.submit(OverloadTest::callUntilStopped))
                    .toList();
            await().untilAsserted(() -> assertThat(Series.value(service.metrics(), "http_server_refused_total")).isGreaterThan(REFUSED));
            await().untilAsserted(OverloadTest::oneConnectionIsRefusedThrice);

            assertThat(service.getManagement("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(service.getManagement("/health/readiness").statusCode()).isEqualTo(200);
            connection.rollback();
            await().untilAsserted(() -> assertThat(service.get("/entries").statusCode()).isEqualTo(200));
            stopped = true;
            List<TimedAnswer> refused = new ArrayList<>();
            for (Future<List<TimedAnswer>> answers : load) {
                refused.addAll(answers.get());
            }
            refused.removeIf(answer -> !answer.response().body().contains("overloaded"));
            refused.sort(Comparator.comparing(TimedAnswer::duration));
            assertThat(refused).hasSizeGreaterThan(REFUSED);
            // A request that had waited for a connection would have its response after the pool's limit.
            assertThat(refused.get(refused.size() / 2).duration()).isLessThan(CONNECTION_LIMIT);
            assertThat(log.lines()).isNotEmpty().hasSizeLessThan(20)
                    .allMatch(line -> line.startsWith("WARN Overloaded: 32 requests are being served"));
        }
    }

    private static List<TimedAnswer> callUntilStopped() {
        List<TimedAnswer> answers = new ArrayList<>();
        while (!stopped) {
            answers.add(TimedAnswer.to(() -> service.get("/entries")));
        }
        return answers;
    }

    /** The service skips the body of a refused request, and keeps the connection. */
    private static void oneConnectionIsRefusedThrice() {
        String end = " /entries?a=b HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: same\r\n";
        try (var connection = new RawConnection(service)) {
            connection.send("HEAD" + end + "\r\nPOST" + end + "Content-Length: 10\r\n\r\n");
            assertRefused(connection.readHead());
            connection.send("0123456789GET" + end + "Connection: close\r\n\r\n");
            String answers = connection.readToEnd();
            assertThat(answers).contains(BODY + "HTTP/1.1 503 ").endsWith(BODY);
            assertRefused(answers);
        }
    }

    private static void assertRefused(String answer) {
        assertThat(Answer.parse(answer).status()).isEqualTo(503);
        assertThat(Answer.parse(answer).header("Retry-After")).containsExactly("2");
        assertThat(Answer.parse(answer).header("X-Request-ID")).containsExactly("same");
        assertThat(Answer.parse(answer).header("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(Answer.parse(answer).header("Content-Type")).containsExactly("application/problem+json");
    }
}
