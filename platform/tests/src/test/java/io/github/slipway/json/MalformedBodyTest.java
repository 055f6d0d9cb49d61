package io.github.slipway.json;

import static io.github.slipway.testing.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.RunningService;

class MalformedBodyTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    static Stream<Arguments> notJson() {
        return Stream.of(
                Arguments.of("{", 1, 2),
                Arguments.of("{\"text\":", 1, 9),
                Arguments.of("{\"text\":\"a\"", 1, 12),
                Arguments.of("{\"text\":\"a\"}}", 1, 13),
                Arguments.of("{'text':'a'}", 1, 2),
                Arguments.of("{text:\"a\"}", 1, 2),
                Arguments.of("{\"text\":\"a\",}", 1, 13),
                Arguments.of("// no\n{\"text\":\"a\"}", 1, 1),
                Arguments.of("{\n\"text\":\"a\nb\"}", 2, 10),
                Arguments.of("{\"text\":\"\\x\"}", 1, 11),
                Arguments.of("{\"text\":\"\\u12\"}", 1, 14),
                Arguments.of("{\"text\":\"a\",\"n\":01}", 1, 18),
                Arguments.of("{\"text\":\"a\",\"n\":NaN}", 1, 20),
                Arguments.of("text=a", 1, 1),
                Arguments.of("\ufeff{\"text\":\"a\"}", 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notJson")
    void whatIsNotJsonIsRefused(String body, int line, int column) {
        HttpResponse<String> response = service.post("/entries", body);

        assertProblem(response, 400, "/entries", "the body is not JSON: see line " + line + ", column " + column);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "{\"text\":\"a\",\"text\":\"b\"} | 19", "{\"text\":\"a\",\"te\\u0078t\":\"b\"} | 24", "{\"text\":\"a\",\"x\":1,\"x\":1} | 22",
            "{\"text\":\"a\",\"x\":{\"y\":[{\"z\":1,\"z\":2}]}} | 33"})
    void aNameThatOccursTwiceIsRefused(String body, int column) {
        assertProblem(service.post("/entries", body), 400, "/entries", "the body has a name twice: see line 1, column " + column);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{\"text\":\"a\",\"Text\":\"b\"}", "{\"text\":\"a\",\"x\":{\"text\":1},\"y\":[{\"z\":1},{\"z\":1}]}"})
    void namesOfSeveralObjectsMayBeTheSame(String body) {
        assertThat(service.post("/entries", body).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[]", "[{\"text\":\"a\"}]", "\"x\"", "\"\"", "1", "true"})
    void whatIsNoObjectIsRefused(String body) {
        assertProblem(service.post("/entries", body), 400, "/entries", "the body must be a JSON object with the documented fields");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "null"})
    void noBodyIsRefused(String body) {
        assertProblem(service.post("/entries", body), 400, "/entries", "the body is missing");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{\"text\":\"a\"} {\"text\":\"b\"}", "{\"text\":\"a\"}null", "{} []", "[] 1"})
    void whatFollowsTheValueIsRefused(String body) {
        assertProblem(service.post("/entries", body), 400, "/entries", "the body must end after one JSON value");
    }

    @Test
    void whiteSpaceAroundTheValueIsFine() {
        assertThat(service.post("/entries", " \r\n\t{ \"text\" : \"a\" }\n ").statusCode()).isEqualTo(201);
    }

    /** Sequences of bytes, written as ISO 8859-1 characters. */
    static Stream<Arguments> notUtf8() {
        return Stream.of(
                Arguments.of("overlong slash", "\u00c0\u00af"),
                Arguments.of("overlong U+0000", "\u00c0\u0080"),
                Arguments.of("overlong in three bytes", "\u00e0\u0080\u00af"),
                Arguments.of("an encoded surrogate", "\u00ed\u00a0\u0080"),
                Arguments.of("an emoji as two encoded surrogates", "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080"),
                Arguments.of("a truncated emoji", "\u00f0\u009f\u0098"),
                Arguments.of("beyond U+10FFFF", "\u00f4\u0090\u0080\u0080"),
                Arguments.of("a sequence of five bytes", "\u00f8\u0088\u0080\u0080\u0080"),
                Arguments.of("a continuation alone", "\u0080"),
                Arguments.of("no byte of UTF-8", "\u00ff"),
                Arguments.of("ISO 8859-1", "caf\u00e9"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notUtf8")
    void invalidUtf8IsRefused(String name, String text) {
        assertProblem(post(("{\"text\":\"" + text + "\"}").getBytes(ISO_8859_1)), 400, "/entries", "the body is not UTF-8");
    }

    @Test
    void utf16WithAByteOrderMarkIsRefused() {
        assertProblem(post("{\"text\":\"a\"}".getBytes(UTF_16)), 400, "/entries", "the body is not UTF-8");
    }

    @Test
    void utf16WithoutAByteOrderMarkIsRefused() {
        assertProblem(post("{\"text\":\"a\"}".getBytes(UTF_16LE)), 400, "/entries", "the body is not JSON: see line 1, column 3");
    }

    static Stream<Arguments> tooDeep() {
        return Stream.of(
                Arguments.of("arrays", "[".repeat(16_000)),
                Arguments.of("arrays that end", "[".repeat(8000) + "]".repeat(8000)),
                Arguments.of("objects", "{\"a\":".repeat(3000)),
                Arguments.of("an unknown field", "{\"text\":\"a\",\"x\":" + "[".repeat(8000) + "]".repeat(8000) + "}"),
                Arguments.of("the text", "{\"text\":" + "[".repeat(8000) + "]".repeat(8000) + "}"),
                Arguments.of("a number", "{\"text\":\"a\",\"x\":" + "9".repeat(16_000) + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooDeep")
    void whatIsTooDeepOrTooLongIsRefused(String name, String body) {
        assertProblem(post(body.getBytes(UTF_8)), 400, "/entries",
                "the body is nested too deeply, or has a name or number that is too long");
    }

    private static HttpResponse<String> post(byte[] body) {
        return service.send(service.request("/entries").header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
    }
}
