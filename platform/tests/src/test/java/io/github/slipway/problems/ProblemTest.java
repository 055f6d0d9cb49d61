package io.github.slipway.problems;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;

class ProblemTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/nothing", "/entries/1/text", "/Entries", "/entries/+1", "//entries/1", "/entries;a=b", "/%65ntry",
            "/entries/../healthcheck",
            "/favicon.ico", "/healthcheck/database", "/swagger-ui", "/error"})
    void anUnknownPathIs404(String path) {
        HttpResponse<String> response = service.get(path);

        assertProblem(response, 404, path, "no resource has this path");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
            "DELETE, /entries, 'GET,HEAD,POST'", "PUT, /entries, 'GET,HEAD,POST'", "PATCH, /entries, 'GET,HEAD,POST'",
            "OPTIONS, /entries, 'GET,HEAD,POST'", "TRACE, /entries, 'GET,HEAD,POST'", "FOO, /entries, 'GET,HEAD,POST'",
            "POST, /entries/1, 'GET,HEAD,PUT,DELETE'", "PATCH, /entries/1, 'GET,HEAD,PUT,DELETE'", "FOO, /entries/1, 'GET,HEAD,PUT,DELETE'",
            "POST, /healthcheck, 'GET,HEAD'", "DELETE, /openapi.yaml, 'GET,HEAD'"})
    void aMethodThatThePathDoesNotHaveIs405(String method, String path, String allowed) {
        HttpResponse<String> response = service.send(service.request(path).method(method, BodyPublishers.noBody()));

        String allow = response.headers().firstValue("Allow").orElseThrow();
        assertThat(Set.of(allow.split(", ?"))).isEqualTo(Set.of(allowed.split(",", -1)));
        assertProblem(response, 405, path, "Method [" + method + "] not allowed for URI [" + path + "]. Allowed methods: ["
                + allow.replace(",", ", ") + "]");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"TRACE", "FOO", "OPTIONS", "PATCH", "PROPFIND"})
    void anUnknownPathIs404WithAnyMethod(String method) {
        assertProblem(service.send(service.request("/nothing").method(method, BodyPublishers.noBody())), 404, "/nothing",
                "no resource has this path");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"text/html", "application/xml", "text/*", "image/png, text/html;q=0.5", "application/yaml"})
    void anAcceptThatCannotBeSatisfiedIs406(String accept) {
        HttpResponse<String> response = service.send(service.request("/entries").header("Accept", accept));

        assertProblem(response, 406, "/entries", "Specified Accept Types [" + accept
                + "] not supported. Supported types: [application/json]");
    }

    @Test
    void nothingIsCreatedIfTheResponseIsNotAcceptable() {
        HttpResponse<String> response = service.send(service.request("/entries")
                .header("Accept", "text/html")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Entries.draft("Never"))));

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(service.get("/entries").body()).doesNotContain("Never");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"*/*", "application/json", "text/html, */*;q=0.1", "text/html, application/json"})
    void anAcceptThatCanBeSatisfiedIs200(String accept) {
        assertThat(service.send(service.request("/entries").header("Accept", accept)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"text/html", "application/json", "image/*"})
    void aProblemIsSentWhateverIsAccepted(String accept) {
        assertProblem(service.send(service.request("/nothing").header("Accept", accept)), 404, "/nothing", "no resource has this path");
    }

    /** CORS is off by default. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"https://example.com", "http://localhost:3000", "null"})
    void aPreflightIsAnsweredWithAProblem(String origin) {
        HttpResponse<String> response = service.send(service.request("/entries")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", BodyPublishers.noBody()));

        String allow = response.headers().firstValue("Allow").orElseThrow();
        assertProblem(response, 405, "/entries", "Method [OPTIONS] not allowed for URI [/entries]. Allowed methods: ["
                + allow.replace(",", ", ") + "]");
        assertThat(response.headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    /** The framework's guard of programs on localhost is off: requests get the same response with any Origin. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"https://example.com", "http://localhost:3000", "null", "nonsense"})
    void anOriginChangesNothing(String origin) {
        assertThat(service.send(service.request("/entries").header("Origin", origin)).statusCode()).isEqualTo(200);
    }

    @Test
    void theInstanceIsThePathWithoutTheQuery() {
        assertProblem(service.get("/nothing?secret=1"), 404, "/nothing", "no resource has this path");
    }
}
