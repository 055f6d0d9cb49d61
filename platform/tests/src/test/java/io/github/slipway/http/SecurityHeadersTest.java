package io.github.slipway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.testing.Answer;
import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RequestKind;
import io.github.slipway.testing.RunningService;

class SecurityHeadersTest {
    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self'";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    static List<RequestKind> kinds() {
        return RequestKind.ALL;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areOnEveryAnswer(RequestKind kind) {
        Answer answer = Answer.of(kind.send(service, Entries.create(service, "Hello")));

        assertThat(answer.status()).isEqualTo(kind.status());
        assertHeaders(answer, switch (kind.route()) {
            case "/" -> PAGE;
            case "/openapi" -> PAGE + " data:";
            default -> NO_PAGE;
        });
    }

    @Test
    void areOnTheAnswerToWhatIsNotHttp() {
        assertHeaders(Answer.parse(service.sendRaw("GET /entries HTTP/1.1\r\nNonsense\r\n\r\n".getBytes(US_ASCII))), NO_PAGE);
    }

    @ParameterizedTest
    @CsvSource({"/, ''", "/openapi, ' data:'"})
    void areOnAPageThatIsKnown(String path, String more) {
        String tag = service.get(path).headers().firstValue("ETag").orElseThrow();

        Answer answer = Answer.of(service.send(service.request(path).header("If-None-Match", tag)));

        assertThat(answer.status()).isEqualTo(304);
        assertHeaders(answer, PAGE + more);
    }

    private static void assertHeaders(Answer answer, String policy) {
        Map<String, String> expected = Map.of("Content-Security-Policy", policy, "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer", "Cross-Origin-Resource-Policy", "same-origin",
                "Cross-Origin-Opener-Policy", "same-origin");
        assertThat(expected).allSatisfy((name, value) -> assertThat(answer.header(name)).as(name).containsExactly(value));
    }
}
