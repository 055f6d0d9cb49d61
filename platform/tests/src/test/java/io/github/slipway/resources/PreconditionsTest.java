package io.github.slipway.resources;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;

/** Both headers with each method, by RFC 9110, section 13.2.2. */
class PreconditionsTest {
    private static final String VERSION_NAMED = "does not match If-Match";
    private static final String VERSION_EXCLUDED = "matches If-None-Match";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    private String path = "";

    /** Afterwards the entry's entity tag is "2". */
    @BeforeEach
    void createAndChange() {
        path = Entries.create(service, "First");
        service.put(path, Entries.draft("Second"));
    }

    @ParameterizedTest(name = "{0} If-None-Match: {1}")
    @CsvSource(quoteCharacter = '\'', value = {
            "PUT, *", "PUT, '\"2\"'", "PUT, 'W/\"2\"'", "PUT, '\"7\", \"2\"'",
            "DELETE, *", "DELETE, '\"2\"'", "DELETE, 'W/\"2\"'"})
    void anExcludedVersionIsLeftAlone(String method, String tags) {
        assertProblem(send(method, path, "If-None-Match", tags), 412, path, detail(VERSION_EXCLUDED));
        assertThat(service.get(path).body()).contains("Second");
    }

    @ParameterizedTest(name = "{0} If-None-Match: {1}")
    @CsvSource(quoteCharacter = '\'', value = {"PUT, '\"1\"'", "PUT, '\"abc\"'", "PUT, ','", "DELETE, '\"1\", W/\"3\"'"})
    void anotherVersionIsChanged(String method, String tags) {
        assertThat(send(method, path, "If-None-Match", tags).statusCode()).isEqualTo(method.equals("PUT") ? 200 : 204);
    }

    @ParameterizedTest(name = "{0} If-Match: {1}")
    @CsvSource(quoteCharacter = '\'', value = {"GET, '\"999\"'", "GET, '\"1\", \"3\"'", "GET, 'W/\"2\"'", "GET, '\"abc\"'", "GET, ''"})
    void anotherVersionIsNotSent(String method, String tags) {
        assertProblem(send(method, path, "If-Match", tags), 412, path, "If-Match does not name the entity tag \"2\"");
    }

    @ParameterizedTest(name = "{0} If-Match: {1}")
    @CsvSource(quoteCharacter = '\'', value = {"GET, '\"2\"'", "HEAD, '\"1\",\"2\"'", "GET, *"})
    void theNamedVersionIsSent(String method, String tags) {
        assertThat(send(method, path, "If-Match", tags).statusCode()).isEqualTo(200);
    }

    /** The service checks If-Match first. */
    @ParameterizedTest(name = "{0} If-Match: {1}, If-None-Match: {2}")
    @CsvSource(quoteCharacter = '\'', value = {
            "GET, '\"2\"', '\"2\"', 304", "GET, '\"1\"', '\"2\"', 412", "GET, '\"2\"', '\"1\"', 200",
            "PUT, '\"2\"', '\"2\"', 412", "PUT, '\"1\"', '\"1\"', 412", "PUT, '\"2\"', '\"1\"', 200", "PUT, *, *, 412"})
    void bothAreChecked(String method, String match, String noneMatch, int status) {
        HttpRequest.Builder request = service.request(path).header("If-Match", match).header("If-None-Match", noneMatch)
                .header("Content-Type", "application/json")
                .method(method, method.equals("PUT") ? BodyPublishers.ofString(Entries.draft("Third")) : BodyPublishers.noBody());

        assertThat(service.send(request).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"PUT, If-None-Match", "DELETE, If-None-Match", "GET, If-Match", "PUT, If-Match"})
    void whereThereIsNothingTheyChangeNothing(String method, String header) {
        assertProblem(send(method, "/entries/4711", header, "*"), 404, "/entries/4711", "there is no entry 4711");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"PUT, If-None-Match", "DELETE, If-None-Match", "GET, If-Match"})
    void aMalformedOneIsRefused(String method, String header) {
        assertProblem(send(method, path, header, "2"), 400, path, header + " must be * or a list of entity tags such as \"1\", \"2\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"PUT", "DELETE"})
    void theStaleVersionIsNamed(String method) {
        assertProblem(send(method, path, "If-Match", "\"1\""), 412, path, detail(VERSION_NAMED));
    }

    private String detail(String mistake) {
        return "entry " + path.substring("/entries/".length()) + " " + mistake;
    }

    private static HttpResponse<String> send(String method, String path, String header, String value) {
        return service.send(service.request(path).header(header, value).header("Content-Type", "application/json")
                .method(method, method.equals("PUT") ? BodyPublishers.ofString(Entries.draft("Third")) : BodyPublishers.noBody()));
    }
}
