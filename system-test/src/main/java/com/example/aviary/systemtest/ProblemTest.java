package io.github.slipway.systemtest;

import static io.github.slipway.systemtest.Answers.assertProblem;
import static io.github.slipway.systemtest.Answers.assertViolation;
import static io.github.slipway.systemtest.Answers.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Errors, as problem details. Nothing here would change anything, even if it were not refused, but for what is deleted then.
 */
@ExtendWith(ServiceExtension.class)
final class ProblemTest {
    private final Service service;

    ProblemTest(Service service) {
        this.service = service;
    }

    static Stream<String> malformedDrafts() {
        return Stream.of("{}", "{\"text\":null}", "{\"text\":1}", "{\"text\":\" \\n\"}", "{\"text\":\"\"}",
                Json.draft("x" + TweetTest.longest()), "{\"text\":\"" + MadeTweets.RUN + " \\u0000\"}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedDrafts")
    void aTextThatIsNoneIs400(String draft) {
        assertViolation(service.post("/tweets", draft), "text");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "cursor=here"})
    void aMalformedParameterIs400(String parameter) {
        assertViolation(service.get("/tweets?" + parameter), parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void anIdThatIsNoneIs400() {
        assertViolation(service.get("/tweets/0"), "id");
    }

    @Test
    void whatIsNotJsonIs400() {
        assertProblem(service.post("/tweets", "{\"text\":\"" + MadeTweets.RUN), 400);
    }

    @Test
    void anUnknownPathIs404() {
        assertProblem(service.get("/nothing-is-here"), 404);
    }

    @Test
    void anUnknownMethodIs405() {
        var response = service.send(service.request("/tweets").method("PATCH", BodyPublishers.noBody()));

        assertProblem(response, 405);
        assertThat(header(response, "Allow").split(", *")).contains("GET", "POST");
    }

    @Test
    void anAnswerThatNobodyWantsIs406() {
        assertProblem(service.send(service.request("/tweets?limit=1").header("Accept", "image/png")), 406);
    }

    @Test
    void aLargeBodyIs413() {
        assertProblem(service.post("/tweets", large()), 413);
    }

    @Test
    void aLargeBodyInChunksIs413() {
        assertProblem(service.send(service.request("/tweets")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large().getBytes(UTF_8))))), 413);
    }

    @Test
    void aBodyOfAnotherTypeIs415() {
        assertProblem(service.send(service.request("/tweets")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(Json.draft(Tweet.text("Plain"))))), 415);
    }

    private static String large() {
        return "{\"text\":\"" + Tweet.text("Large") + "\"" + " ".repeat(16 * 1024) + "}";
    }
}
