package com.example.aviary.tweets;

import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/** The text fields that callers send. */
class TweetFieldsTest {
    private static final String EMOJI = "\ud83d\ude00";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    /** Returns each field with each of the texts for its limit. */
    private static Stream<Arguments> eachFieldWith(IntFunction<Stream<Named<String>>> texts) {
        return Tweets.FIELDS.stream().flatMap(field -> texts.apply(field.max())
                .map(text -> Arguments.of(field.name(), field.max(), text)));
    }

    static Stream<Arguments> texts() {
        return eachFieldWith(max -> Stream.of(
                Named.of("one character", "a"),
                Named.of("as many characters as it may have", "x".repeat(max)),
                Named.of("one emoji", EMOJI),
                Named.of("as many emoji", EMOJI.repeat(max)),
                Named.of("as many characters of three bytes", "\u6f22".repeat(max)),
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
                Named.of("the last code point", "\udbff\udfff"))
                .filter(text -> text.getPayload().codePointCount(0, text.getPayload().length()) <= max));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("texts")
    void isKeptExactlyAsSent(String field, int max, String text) {
        HttpResponse<String> created = service.post("/tweets", Tweets.draft(field, Json.quote(text)));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(Json.read(created.body()).path(field).textValue()).isEqualTo(text);
        String path = created.headers().firstValue("Location").orElseThrow();
        assertThat(Json.read(service.get(path).body()).path(field).textValue()).isEqualTo(text);
    }

    static Stream<Arguments> blanks() {
        return eachFieldWith(max -> Stream.of(
                Named.of("nothing", ""),
                Named.of("a space", " "),
                Named.of("a tab", "\t"),
                Named.of("line ends", "\r\n\u2028\u2029"),
                Named.of("vertical tab and form feed", "\u000b\f"),
                Named.of("separators of files, groups, records and units", "\u001c\u001d\u001e\u001f"),
                Named.of("em and ideographic space", "\u2003\u3000"),
                Named.of("more spaces than characters are allowed", " ".repeat(max + 1))));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("blanks")
    void mustNotBeBlank(String field, int max, String text) {
        assertViolation(service.post("/tweets", Tweets.draft(field, Json.quote(text))),
                "/tweets", field, "must not be blank");
    }

    static Stream<Arguments> tooLong() {
        return eachFieldWith(max -> Stream.of(
                Named.of("characters", "x".repeat(max + 1)),
                Named.of("emoji", EMOJI.repeat(max + 1)),
                Named.of("white space counts", "x" + " ".repeat(max))));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("tooLong")
    void mustNotHaveMoreCodePointsThanItsLimit(String field, int max, String text) {
        assertViolation(service.post("/tweets", Tweets.draft(field, Json.quote(text))), "/tweets", field,
                "must have at most " + max + " characters, but has " + (max + 1));
    }

    static List<Tweets.Field> fields() {
        return Tweets.FIELDS;
    }

    /** The migrations state the limits, too. */
    @ParameterizedTest
    @MethodSource("fields")
    void hasTheSameLimitInTheDatabase(Tweets.Field field) {
        TestDatabase database = TestDatabase.migrated();
        Tweets.insert(database, 1);
        String update = "UPDATE tweets SET " + field.name() + " = repeat('x', %d)";

        database.execute(update.formatted(field.max()));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> database.execute(update.formatted(field.max() + 1)))
                .havingCause().withMessageContaining("violates check constraint");
    }

    @Test
    void canBeSentInEscapes() {
        HttpResponse<String> created = service.post("/tweets", Tweets.draft("text", "\"\\u0041\\ud83d\\ude00\\/\\u00e9\""));

        assertThat(Json.read(created.body()).path("text").textValue()).isEqualTo("A" + EMOJI + "/\u00e9");
    }

    @Test
    void isAnsweredInUtf8WithoutEscapes() {
        assertThat(service.post("/tweets", Tweets.draft("\u00e9\u6f22" + EMOJI)).body())
                .contains("\"text\":\"\u00e9\u6f22" + EMOJI + "\"");
    }
}
