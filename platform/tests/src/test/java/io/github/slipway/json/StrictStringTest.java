package io.github.slipway.json;

import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.RunningService;

/** A field of the type string accepts strings only. */
class StrictStringTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.5", "true", "[\"a\"]", "{\"text\":\"a\"}"})
    void refusesOtherTypes(String value) {
        assertViolation(service.post("/entries", "{\"text\":" + value + "}"), "/entries", "text", "must be a string");
    }

    @Test
    void acceptsStrings() {
        assertThat(service.post("/entries", "{\"text\":\"1\"}").body()).contains("\"text\":\"1\"");
    }
}
