package io.github.slipway.http;

import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.RunningService;

class AsciiNumbersTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    /** The digit 5 in Arabic, Devanagari and full width; signs, spaces and other notations. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"%D9%A5", "%E0%A5%AB", "%EF%BC%95", "1%D9%A5", "%2B1", "%201", "1%20", "-", "--1", "1_0", "1L", "0x1", "1e1", "1.0"})
    void otherDigitsAndSignsAreRefused(String number) {
        assertViolation(service.get("/entries?limit=" + number), "/entries", "limit", "must be a whole number");
        assertViolation(service.get("/entries/" + number), "/entries/" + number, "id", "must be a whole number");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1", "01", "100", "00000000000000000005"})
    void asciiDigitsAreTaken(String number) {
        assertThat(service.get("/entries?limit=" + number).statusCode()).isEqualTo(200);
    }
}
