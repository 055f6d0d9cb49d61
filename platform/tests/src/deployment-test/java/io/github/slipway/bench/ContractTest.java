package io.github.slipway.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The benchmark refuses programs that do not do the same work. */
class ContractTest {
    @Test
    void measuresAProgramThatAnswersRightly() {
        try (var stub = new Stub(Stub.Fault.NONE)) {
            assertThatCode(() -> Contract.check("stub", stub.port(), Stub.RESOURCE)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NO_ETAG               | GET has to give the ETag of POST
            NEVER_304             | GET with If-None-Match has to give 304
            ABSENT_IS_200         | GET of an absent id has to give 404
            NO_LOCATION           | POST has to give a Location
            OTHER_TEXT            | POST has to give "stub"
            LIST_OF_19            | list has to give 20 rows
            OLDEST_FIRST          | list and next page has to give falling ids
            NEXT_IS_THE_SAME_PAGE | list and next page has to give falling ids
            NO_NEXT               | list has to give 200 and next
            TAKES_NO_TEXT         | POST without a text has to give 400
            TAKES_LONG_TEXT       | POST of a text that is too long has to give 400
            """)
    void refusesAProgramThatAnswersWrongly(Stub.Fault fault, String message) {
        try (var stub = new Stub(fault)) {
            assertThatThrownBy(() -> Contract.check("stub", stub.port(), Stub.RESOURCE))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("stub answers wrongly: " + message + ", but gave ");
        }
    }
}
