package io.github.slipway.resources;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;

class IfNoneMatchTest {
    private static final String PATH = "/entries/1";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    /** Afterwards the entry's entity tag is "2". */
    @BeforeAll
    static void createAndChange() {
        assertThat(Entries.create(service, "First")).isEqualTo(PATH);
        service.put(PATH, Entries.draft("Second"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "*", "\"1\", \"2\"", "\"2\",\"1\"", "W/\"1\" , W/\"2\"", ",\"2\"", "\"2\",", "\"2\", ,\t,",
            "\"a,b\", \"2\"", "\"\", \"2\"",
            "\"99999999999999999999\", \"2\""})
    void whatMatchesIsNotSentAgain(String tags) {
        HttpResponse<String> response = read(tags);

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(response.headers().firstValue("X-Request-ID")).hasValue(RunningService.REQUEST_ID);
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {"", ",", ", ,", "\"1\"", "W/\"1\"", "\"1\", \"3\"", "\"02\"", "\"+2\"", "\"\"", "\"abc\"", "\"*\"",
                    "\"99999999999999999999\""})
    void whatDoesNotMatchIsSent(String tags) {
        HttpResponse<String> response = read(tags);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(service.get(PATH).body()).contains("Second");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"2\"");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"2", "\"2", "2\"", "'2'", "\"2\" \"1\"", "*, \"2\"", "\"2\", *", "w/\"2\"", "W/2", "W \"2\"", "\"2\"; q=1",
            "\"a b\""})
    void whatIsMalformedIsRefused(String tags) {
        assertProblem(read(tags), 400, PATH, "If-None-Match must be * or a list of entity tags such as \"1\", \"2\"");
    }

    @Test
    void severalLinesAreOneList() {
        HttpResponse<String> response = service
                .send(service.request(PATH).header("If-None-Match", "\"7\"").header("If-None-Match", "\"2\""));

        assertThat(response.statusCode()).isEqualTo(304);
    }

    @Test
    void whatIsMissingIsNotFound() {
        assertProblem(service.send(service.request("/entries/4711").header("If-None-Match", "*")), 404, "/entries/4711",
                "there is no entry 4711");
    }

    private static HttpResponse<String> read(String tags) {
        return service.send(service.request(PATH).header("If-None-Match", tags));
    }
}
