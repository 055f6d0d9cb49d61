package io.github.slipway.problems;

import static io.github.slipway.testing.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.testing.Answer;
import io.github.slipway.testing.RunningService;

class MalformedHttpTest {
    private static final String END = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    private static final String MALFORMED = "the request is malformed";
    private static final String URI = "Malformed URI";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @AfterEach
    void serviceStillServes() {
        assertThat(service.get("/healthcheck").statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> malformed() {
        String post = "POST /entries" + END + "Content-Type: application/json\r\n";
        return Stream.of(
                Arguments.of("no HTTP", "NONSENSE\r\n\r\n", 400, "/bad-request", MALFORMED),
                Arguments.of("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n", 400, "/bad-request",
                        MALFORMED),
                Arguments.of("no protocol", "GET /entries\r\n\r\n", 400, "/bad-request", MALFORMED),
                Arguments.of("a header without colon", "GET /entries" + END + "Nonsense\r\n\r\n", 400, "/entries", MALFORMED),
                Arguments.of("NUL in a header", "GET /entries" + END + "X: a\u0000b\r\n\r\n", 400, "/entries", MALFORMED),
                Arguments.of("a line feed in a header", "GET /entries" + END + "X: a\nb\r\n\r\n", 400, "/entries", MALFORMED),
                Arguments.of("a space in a header's name", "GET /entries" + END + "X Y: a\r\n\r\n", 400, "/entries", MALFORMED),
                Arguments.of("a negative length", post + "Content-Length: -1\r\n\r\n{}", 400, "/entries", MALFORMED),
                Arguments.of("a length in letters", post + "Content-Length: two\r\n\r\n{}", 400, "/entries", MALFORMED),
                Arguments.of("two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400, "/entries", MALFORMED),
                Arguments.of("invalid escape in the path", "GET /entries/%zz" + END + "\r\n", 400, "/", URI),
                Arguments.of("half an escape in the path", "GET /entries/%4" + END + "\r\n", 400, "/", URI),
                Arguments.of("invalid escape in the query", "GET /entries?limit=%zz" + END + "\r\n", 400, "/", URI),
                Arguments.of("characters that no URI has", "GET /entries|^{}" + END + "\r\n", 400, "/", URI),
                Arguments.of("a very long URI", "GET /" + "a".repeat(10_000) + END + "\r\n", 413, "/bad-request",
                        "Request Entity Too Large"),
                Arguments.of("a very long header", "GET /entries" + END + "X: " + "a".repeat(10_000) + "\r\n\r\n", 413, "/entries",
                        "Request Entity Too Large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void isAnsweredWithAProblem(String name, String request, int status, String instance, String detail) {
        assertProblem(Answer.parse(service.sendRaw(request.getBytes(ISO_8859_1))), status, instance, detail);
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of("not ASCII in the path", "GET /\u00ff\u00fe" + END + "\r\n", 404),
                Arguments.of("escaped bytes that are not UTF-8", "GET /entries/%ff%fe" + END + "\r\n", 400),
                Arguments.of("escaped bytes that are not UTF-8 in the query", "GET /entries?limit=%ff" + END + "\r\n", 400),
                Arguments.of("a query alone", "GET ?" + END + "\r\n", 400),
                Arguments.of("no slash", "GET entries" + END + "\r\n", 400),
                Arguments.of("a fragment", "GET /entries#x" + END + "\r\n", 200),
                Arguments.of("all of the server", "OPTIONS *" + END + "\r\n", 404),
                Arguments.of("a tunnel", "CONNECT localhost:80" + END + "\r\n", 404),
                Arguments.of("a whole address", "GET http://other.example/entries" + END + "\r\n", 200),
                Arguments.of("HTTP 1.0", "GET /entries HTTP/1.0\r\n\r\n", 200),
                Arguments.of("an invalid chunk",
                        "POST /entries" + END + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}", 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void whatIsOnlyOddIsNoFaultOfTheService(String name, String request, int status) {
        Answer answer = Answer.parse(service.sendRaw(request.getBytes(ISO_8859_1)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Request-ID")).hasSize(1);
    }
}
