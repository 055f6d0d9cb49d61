package io.github.slipway.requests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.slipway.testing.Answer;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.RequestKind;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/** Callers, the log and the metrics agree about the number of requests and of bytes. */
class CountsAgreeTest {
    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of());

    private static final Pattern LABEL = Pattern.compile("\"([^\"]*)\"");

    private static final CapturedLog LOG = CapturedLog.of("io.github.slipway.access");
    /** The number of responses by method, route and status, and their bytes by method and route. */
    private static final Map<String, Long> ANSWERS = new TreeMap<>();
    private static final Map<String, Long> BYTES = new TreeMap<>();

    /** Sends some kinds once and some several times, so that the numbers show exchanged labels. */
    @BeforeAll
    static void sendAMix() {
        for (int i = 0; i < RequestKind.ALL.size(); i++) {
            for (int times = 0; times <= i % 4; times++) {
                String entry = send(RequestKind.CREATE, "").headers().firstValue("Location").orElseThrow();
                send(RequestKind.ALL.get(i), entry);
            }
        }
        Answer malformed = Answer.parse(service.sendRaw("GET /entries HTTP/1.1\r\nNonsense\r\n\r\n".getBytes(US_ASCII)));
        count("GET", "UNMATCHED", malformed.status(), malformed.body());
    }

    @AfterAll
    static void closeLog() {
        LOG.close();
    }

    private static HttpResponse<String> send(RequestKind kind, String entry) {
        HttpResponse<String> response = kind.send(service, entry);
        assertThat(response.statusCode()).as(kind.toString()).isEqualTo(kind.status());
        count(kind.method(), kind.route(), response.statusCode(), response.body());
        return response;
    }

    private static void count(String method, String route, int status, String body) {
        ANSWERS.merge(method + " " + route + " " + status, 1L, Long::sum);
        BYTES.merge(method + " " + route, (long) body.getBytes(UTF_8).length, Long::sum);
    }

    @Test
    void theMixHasEveryStatusButThoseOfFailures() {
        assertThat(RequestKind.ALL).extracting(RequestKind::status).contains(200, 201, 204, 304, 400, 404, 405, 406, 412, 413, 415);
    }

    @Test
    void eachAnswerHasOneAccessLine() {
        await().untilAsserted(() -> assertThat(lines(_ -> 1, "method", "route", "status")).isEqualTo(ANSWERS));
    }

    @Test
    void eachAnswerIsCountedOnce() {
        await().untilAsserted(() -> assertThat(series("http_server_requests_seconds_count")).isEqualTo(ANSWERS));
    }

    @Test
    void theBytesOfAnswersAgree() {
        await().untilAsserted(() -> assertThat(lines(line -> (Long) field(line, "bytes"), "method", "route")).isEqualTo(BYTES));
        await().untilAsserted(() -> assertThat(series("http_server_response_size_bytes_sum")).isEqualTo(BYTES));
    }

    @Test
    void eachAnswerAndItsRequestHaveASize() {
        Map<String, Long> answers = new TreeMap<>();
        ANSWERS.forEach((labels, count) -> answers.merge(labels.substring(0, labels.lastIndexOf(' ')), count, Long::sum));

        await().untilAsserted(() -> assertThat(series("http_server_response_size_bytes_count")).isEqualTo(answers));
        assertThat(series("http_server_request_size_bytes_count")).isEqualTo(answers);
    }

    /** Returns the sums of a value in the access lines, grouped by some fields. */
    private static Map<String, Long> lines(ToLongFunction<ILoggingEvent> value, String... fields) {
        return LOG.events().stream().collect(Collectors.groupingBy(
                line -> Arrays.stream(fields).map(field -> field(line, field).toString()).collect(Collectors.joining(" ")),
                Collectors.summingLong(value)));
    }

    private static Object field(ILoggingEvent line, String name) {
        return line.getKeyValuePairs().stream().filter(pair -> pair.key.equals(name)).findFirst().orElseThrow().value;
    }

    /** Returns the values of a metric by the values of its labels. */
    private static Map<String, Long> series(String name) {
        return service.metrics().lines().filter(line -> line.startsWith(name + "{")).collect(Collectors.toMap(
                // All methods that callers invent have the label OTHER.
                line -> LABEL.matcher(line).results().map(label -> label.group(1)).collect(Collectors.joining(" "))
                        .replace("OTHER", RequestKind.INVENTED_METHOD),
                line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    }
}
