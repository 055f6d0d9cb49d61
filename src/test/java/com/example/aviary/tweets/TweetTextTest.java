package com.example.aviary.tweets;

import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class TweetTextTest {
    private static final String EMOJI = "\ud83d\ude00";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    static Stream<Named<String>> texts() {
        return Stream.of(
                Named.of("one character", "a"),
                Named.of("140 characters", "x".repeat(140)),
                Named.of("one emoji", EMOJI),
                Named.of("140 emoji", EMOJI.repeat(140)),
                Named.of("140 characters of three bytes", "\u6f22".repeat(140)),
                Named.of("white space around", " \t\n a \r\n "),
                Named.of("a no-break space, which String.isBlank does not count", "\u00a0"),
                Named.of("right-to-left", "\u202e\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"),
                Named.of("HTML", "<script>alert('1' & \"2\")</script>"),
                Named.of("SQL", "'); DROP TABLE tweets; -- ? $1 :text %s"),
                Named.of("quotes and backslashes", "\"\\\"' \\n \\u0041 \\"),
                Named.of("control characters", "\u0001\b\f\u001f\u007f\u0085"),
                Named.of("combining characters, not composed", "e\u0301 \u1e9b\u0323"),
                Named.of("a family of joined emoji", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"),
                Named.of("the byte order mark and no characters", "\ufeff\uffff\ufffd"),
                Named.of("the last code point", "\udbff\udfff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void isKeptExactlyAsSent(String text) {
        HttpResponse<String> created = service.post("/tweets", Tweets.draft(text));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(Json.read(created.body()).path("text").textValue()).isEqualTo(text);
        String path = created.headers().firstValue("Location").orElseThrow();
        assertThat(Json.read(service.get(path).body()).path("text").textValue()).isEqualTo(text);
    }

    /** Of each character, alone. */
    @Test
    void theDocumentsPatternSaysTheSame() {
        var pattern = Pattern.compile(TweetText.PATTERN);

        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .filter(text -> pattern.matcher(text).matches() != (TweetTextValidator.problem(text) == null))).isEmpty();
        assertThat("a\n\u0000b").doesNotMatch(pattern);
        assertThat(" \n a\nb ").matches(pattern);
    }

    static Stream<Named<String>> blanks() {
        return Stream.of(
                Named.of("nothing", ""),
                Named.of("a space", " "),
                Named.of("a tab", "\t"),
                Named.of("line ends", "\r\n\u2028\u2029"),
                Named.of("vertical tab and form feed", "\u000b\f"),
                Named.of("separators of files, groups, records and units", "\u001c\u001d\u001e\u001f"),
                Named.of("em and ideographic space", "\u2003\u3000"),
                Named.of("141 spaces", " ".repeat(141)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blanks")
    void mustNotBeBlank(String text) {
        assertViolation(service.post("/tweets", Tweets.draft(text)), "/tweets", "text", "must not be blank");
    }

    static Stream<Named<String>> tooLong() {
        return Stream.of(
                Named.of("characters", "x".repeat(141)),
                Named.of("emoji", EMOJI.repeat(141)),
                Named.of("white space counts", "x" + " ".repeat(140)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooLong")
    void mustNotHave141CodePoints(String text) {
        assertViolation(service.post("/tweets", Tweets.draft(text)), "/tweets", "text",
                "must have at most 140 characters, but has 141");
    }

    @Test
    void canBeSentInEscapes() {
        HttpResponse<String> created = service.post("/tweets", "{\"text\":\"\\u0041\\ud83d\\ude00\\/\\u00e9\"}");

        assertThat(Json.read(created.body()).path("text").textValue()).isEqualTo("A" + EMOJI + "/\u00e9");
    }

    @Test
    void isAnsweredInUtf8WithoutEscapes() {
        assertThat(service.post("/tweets", Tweets.draft("\u00e9\u6f22" + EMOJI)).body())
                .contains("\"text\":\"\u00e9\u6f22" + EMOJI + "\"");
    }
}
