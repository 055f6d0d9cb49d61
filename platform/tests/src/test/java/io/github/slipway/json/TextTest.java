package io.github.slipway.json;

import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;

class TextTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "null | is missing",
            "7 | must be a string",
            "\"\" | must not be blank",
            "\"\\u2003\" | must not be blank",
            "\"a\\u0000b\" | must not have the character U+0000",
            "\"\\ud83d\" | must not have surrogates without their other half",
            "\"\\ude00\\ud83d\" | must not have surrogates without their other half"})
    void refusesOtherValues(String value, String message) {
        assertViolation(service.post(Entries.PATH, "{\"text\":" + value + "}"), Entries.PATH, "text", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\ud83d\ude00"})
    void hasALimitInCodePoints(String character) {
        assertThat(service.post(Entries.PATH, Entries.draft(character.repeat(140))).statusCode()).isEqualTo(201);
        assertViolation(service.post(Entries.PATH, Entries.draft(character.repeat(141))), Entries.PATH, "text",
                "must have at most 140 characters, but has 141");
    }

    @Test
    void isDescribedWithItsLimits() {
        assertThat(service.get("/openapi.yaml").body()).containsPattern("""
                EntryDraft:
                (?: {6,}.*
                )* {8}text:
                 {10}maxLength: 140
                 {10}minLength: 1
                 {10}pattern: .*
                (?: {12}.*
                )* {10}type: string
                 {10}description: Any text
                 {10}example: Hello
                """);
    }

    /** Tests each character alone. */
    @Test
    void thePatternAgreesWithTheCheck() {
        var pattern = Pattern.compile(Text.PATTERN);

        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .filter(text -> pattern.matcher(text).matches() != (TextValidator.problem(text, 1) == null))).isEmpty();
        assertThat("a\n\u0000b").doesNotMatch(pattern);
        assertThat(" \n a\nb ").matches(pattern);
    }
}
