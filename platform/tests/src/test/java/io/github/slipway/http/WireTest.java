package io.github.slipway.http;

import static io.github.slipway.testing.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.Answer;
import io.github.slipway.testing.Entries;
import io.github.slipway.testing.LeakDetection;
import io.github.slipway.testing.RawConnection;
import io.github.slipway.testing.RunningService;

/** Requirements of HTTP/1.1 that HTTP clients do not show. */
@ExtendWith(LeakDetection.class)
class WireTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    private static final String CLOSE = "Connection: close\r\n\r\n";
    private static final String HOST = "the request needs one header Host, a name or address and a port";

    static Stream<Arguments> wrongHost() {
        return Stream.of(
                Arguments.of("none", ""),
                Arguments.of("an empty one", "Host:\r\n"),
                Arguments.of("the same twice", "Host: localhost\r\nHost: localhost\r\n"),
                Arguments.of("two", "Host: a\r\nHost: b\r\n"),
                Arguments.of("a list", "Host: a, b\r\n"),
                Arguments.of("a path", "Host: localhost/x\r\n"),
                Arguments.of("a user", "Host: a@localhost\r\n"),
                Arguments.of("a space", "Host: local host\r\n"),
                Arguments.of("a port in letters", "Host: localhost:http\r\n"),
                Arguments.of("half an address", "Host: [::1\r\n"),
                Arguments.of("half an escape", "Host: a%2\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongHost")
    void aWrongHostIs400(String name, String host) {
        assertProblem(send("GET /entries HTTP/1.1\r\n" + host + CLOSE), 400, "/entries", HOST);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST:", "127.0.0.1:80", "[::1]", "[::ffff:10.0.0.1]:8080", "a_b.example.",
            "xn--bcher-kva.example", "b%C3%BCcher.example"})
    void aRightHostIsTaken(String host) {
        assertThat(send("GET /entries HTTP/1.1\r\nHost: " + host + "\r\n" + CLOSE).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/0.9", "HTTP/3.1"})
    void anotherVersionIs400InOurs(String version) {
        String answer = service.sendRaw(("GET /entries " + version + "\r\nHost: localhost\r\n" + CLOSE).getBytes(UTF_8));

        assertThat(answer).startsWith("HTTP/1.1 400 Bad Request\r\n");
        assertProblem(Answer.parse(answer), 400, "/entries", "the version of HTTP must be 1.0 or 1.1");
    }

    @Test
    void aLaterMinorVersionIsAnsweredInOurs() {
        assertThat(service.sendRaw(("GET /entries HTTP/1.2\r\nHost: localhost\r\n" + CLOSE).getBytes(UTF_8)))
                .startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void anOlderVersionNeedsNoHost() {
        assertThat(service.sendRaw("GET /entries HTTP/1.0\r\n\r\n".getBytes(UTF_8))).contains(" 200 OK\r\n");
    }

    @Test
    void aRefusedRequestIsTheLastOfItsConnection() {
        String answers = service.sendRaw(("GET /entries HTTP/1.1\r\n\r\nGET /healthcheck HTTP/1.1\r\nHost: localhost\r\n" + CLOSE)
                .getBytes(UTF_8));

        assertThat(answers).startsWith("HTTP/1.1 400 ").doesNotContain("UP").contains("connection: close");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET /entries", "GET /healthcheck", "GET /nothing", "GET /openapi.yaml"})
    void aHalfClosedConnectionGetsItsAnswer(String call) {
        try (var connection = new RawConnection(service)) {
            connection.send(call + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            connection.closeSendingHalf();

            Answer answer = Answer.parse(connection.readToEnd());
            assertThat(answer.status()).isEqualTo(call.contains("nothing") ? 404 : 200);
            assertThat(answer.header("Content-Length")).containsExactly(Integer.toString(answer.body().getBytes(UTF_8).length));
        }
    }

    @Test
    void aHalfClosedConnectionGetsAllAnswers() {
        String draft = Entries.draft("Half");
        try (var connection = new RawConnection(service)) {
            connection.send("POST /entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + draft.length() + "\r\n\r\n" + draft
                    + "GET /entries HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(3));
            connection.closeSendingHalf();

            assertThat(connection.readToEnd().split("HTTP/1.1 ", -1)).hasSize(5).satisfies(answers -> {
                assertThat(answers[1]).startsWith("201 ");
                assertThat(answers[4]).startsWith("200 ").contains("Half");
            });
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() {
        Answer answer = send("POST /entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 99999\r\nExpect: 100-continue\r\n" + CLOSE);

        assertProblem(answer, 413, "/entries", "The content length [99999] exceeds the maximum allowed content length [16384]");
    }

    @Test
    void aBodyThatIsNotTooLargeIsAskedFor() {
        String draft = Entries.draft("Expected");
        try (var connection = new RawConnection(service)) {
            connection.send("POST /entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + draft.length() + "\r\nExpect: 100-continue\r\n" + CLOSE);
            assertThat(connection.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            connection.send(draft);
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 201 ");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/entries", "/entries?limit=0", "/healthcheck", "/nothing", "/", "/openapi.yaml", "/openapi"})
    void headAnswersAsGetDoesAndKeepsTheConnection(String path) {
        String end = " HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: same\r\n";
        Answer get = send("GET " + path + end + CLOSE);
        try (var connection = new RawConnection(service)) {
            connection.send("HEAD " + path + end + "\r\n");
            Answer head = Answer.parse(connection.readHead());
            get.headers().remove("Connection");
            // The two dates may differ by a second.
            assertThat(head.headers().remove("Date")).hasSameSizeAs(get.headers().remove("Date"));
            assertThat(head).isEqualTo(new Answer(get.status(), get.headers(), ""));

            connection.send("HEAD " + path + end + CLOSE);
            assertThat(Answer.parse(connection.readToEnd()).status()).isEqualTo(get.status());
        }
    }

    private static Answer send(String request) {
        return Answer.parse(service.sendRaw(request.getBytes(UTF_8)));
    }
}
