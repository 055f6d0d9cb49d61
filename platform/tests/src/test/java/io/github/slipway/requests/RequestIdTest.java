package io.github.slipway.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.testing.Answer;
import io.github.slipway.testing.Entries;
import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class RequestIdTest {
    private static final String NEW_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String JSON = "Content-Type: application/json\r\n";

    /** For each status: the request line, the headers without the id, and the body. */
    private static final Map<Integer, List<String>> REQUESTS = new TreeMap<>(Map.of(
            200, List.of("GET /entries/1", "", ""),
            304, List.of("GET /entries/1", "If-None-Match: *\r\n", ""),
            201, List.of("POST /entries", JSON, "{\"text\":\"a\"}"),
            400, List.of("POST /entries", JSON, "{\"text\":\"\"}"),
            404, List.of("GET /nothing", "", ""),
            405, List.of("DELETE /entries", "", ""),
            406, List.of("GET /entries", "Accept: text/html\r\n", ""),
            412, List.of("DELETE /entries/1", "If-Match: \"9\"\r\n", ""),
            413, List.of("POST /entries", JSON, " ".repeat(16 * 1024 + 1)),
            415, List.of("POST /entries", "Content-Type: text/plain\r\n", "{}")));

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @BeforeAll
    static void createEntry() {
        assertThat(Entries.create(service, "Hello")).isEqualTo("/entries/1");
    }

    static Stream<Arguments> good() {
        return eachStatusWith(List.of(
                Named.of("1 character", "a"),
                Named.of("128 characters", "0123456789abcdef".repeat(8)),
                Named.of("every character", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("good")
    void aGoodOneIsReturned(int status, String id) {
        Answer answer = send(status, "X-Request-ID: " + id);

        assertThat(answer.header("X-Request-ID")).containsExactly(id);
        assertInBody(answer, id);
    }

    static Stream<Arguments> bad() {
        return eachStatusWith(List.of(
                Named.of("none", "X-Other: 1"),
                Named.of("empty", "X-Request-ID: "),
                Named.of("129 characters", "X-Request-ID: " + "a".repeat(129)),
                Named.of("a space within", "X-Request-ID: a b"),
                Named.of("not ASCII", "X-Request-ID: caf\u00e9"),
                Named.of("a tab", "X-Request-ID: a\tb"),
                Named.of("markup", "X-Request-ID: <b>")));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("bad")
    void anyOtherIsReplacedByANewOne(int status, String header) {
        Answer answer = send(status, header);

        assertThat(answer.header("X-Request-ID")).singleElement().asString().matches(NEW_ID);
        assertInBody(answer, answer.header("X-Request-ID").getFirst());
        assertThat(send(status, header).header("X-Request-ID")).isNotEqualTo(answer.header("X-Request-ID"));
    }

    static Stream<Named<String>> injections() {
        return Stream.of(Named.of("line feed", "a\nX-Evil: b"), Named.of("carriage return", "a\rX-Evil: b"), Named.of("NUL", "a\u0000b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("injections")
    void oneThatWouldAddAHeaderIsReplaced(String id) {
        Answer answer = Answer.parse(service.sendRaw(
                ("GET /entries HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: " + id + "\r\n\r\n")
                        .getBytes(ISO_8859_1)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Request-ID")).singleElement().asString().matches(NEW_ID);
        assertThat(answer.header("X-Evil")).isEmpty();
        assertInBody(answer, answer.header("X-Request-ID").getFirst());
    }

    private static Answer send(int status, String idHeader) {
        List<String> request = REQUESTS.getOrDefault(status, List.of());
        Answer answer = Answer
                .parse(service.sendRaw((request.get(0) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + idHeader + "\r\n"
                        + request.get(1) + "Content-Length: " + request.get(2).length() + "\r\n\r\n" + request.get(2))
                        .getBytes(ISO_8859_1)));
        assertThat(answer.status()).isEqualTo(status);
        return answer;
    }

    private static void assertInBody(Answer answer, String id) {
        if (answer.status() >= 400) {
            assertThat(Json.read(answer.body()).path("requestId").textValue()).isEqualTo(id);
        }
    }

    private static Stream<Arguments> eachStatusWith(List<Named<String>> values) {
        return REQUESTS.keySet().stream().flatMap(status -> values.stream().map(value -> Arguments.of(status, value)));
    }
}
