package io.github.slipway.resources;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;

class IfMatchTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    private String path = "";

    /** Afterwards the entry's entity tag is "2". */
    @BeforeEach
    void createAndChange() {
        path = Entries.create(service, "First");
        service.put(path, Entries.draft("Second"));
    }

    static Stream<Arguments> matching() {
        return eachMethodWith("\"2\"", "*", "\"1\", \"2\"", "\"2\",\"7\",\"abc\"", "W/\"1\", \"2\"");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("matching")
    void whatMatchesIsChanged(String method, String tags) {
        HttpResponse<String> response = send(method, path, tags);

        assertThat(response.statusCode()).isEqualTo(method.equals("PUT") ? 200 : 204);
        assertThat(service.get(path).headers().firstValue("ETag").orElse("none")).isEqualTo(method.equals("PUT") ? "\"3\"" : "none");
    }

    static Stream<Arguments> notMatching() {
        return eachMethodWith("", ",", "\"1\"", "\"3\"", "\"1\", \"3\"", "W/\"2\"", "\"abc\"", "\"\"", "\"99999999999999999999\"");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("notMatching")
    void whatDoesNotMatchIsLeftAlone(String method, String tags) {
        String before = service.get(path).body();

        assertProblem(send(method, path, tags), 412, path,
                "entry " + path.substring("/entries/".length()) + " does not match If-Match");
        assertThat(service.get(path).body()).isEqualTo(before);
        assertThat(service.get(path).headers().firstValue("ETag")).hasValue("\"2\"");
    }

    static Stream<Arguments> malformed() {
        return eachMethodWith("2", "\"2", "*, \"2\"", "\"2\" \"1\"");
    }

    @ParameterizedTest(name = "{0} [{1}]")
    @MethodSource("malformed")
    void whatIsMalformedIsRefused(String method, String tags) {
        assertProblem(send(method, path, tags), 400, path, "If-Match must be * or a list of entity tags such as \"1\", \"2\"");
        assertThat(service.get(path).headers().firstValue("ETag")).hasValue("\"2\"");
    }

    static Stream<Arguments> any() {
        return eachMethodWith("\"2\"", "*");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("any")
    void whatIsMissingIsNotFound(String method, String tags) {
        assertProblem(send(method, "/entries/4711", tags), 404, "/entries/4711", "there is no entry 4711");
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(service.send(service.request(path).header("If-Match", "\"7\"").header("If-Match", "\"2\"").DELETE()).statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest(name = "attempt {0}")
    @ValueSource(ints = {1, 2, 3})
    void ofSixteenChangesAtOnceExactlyOneSucceeds(int attempt) throws InterruptedException, ExecutionException {
        int won = 0;
        int lost = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> change = () -> send("PUT", path, "\"2\"").statusCode();
            for (Future<Integer> status : executor.invokeAll(Collections.nCopies(16, change))) {
                won += status.get() == 200 ? 1 : 0;
                lost += status.get() == 412 ? 1 : 0;
            }
        }

        assertThat(won).isEqualTo(1);
        assertThat(lost).isEqualTo(15);
        assertThat(service.get(path).headers().firstValue("ETag")).hasValue("\"3\"");
    }

    private static Stream<Arguments> eachMethodWith(String... tags) {
        return Stream.of("PUT", "DELETE").flatMap(method -> Stream.of(tags).map(tag -> Arguments.of(method, tag)));
    }

    private static HttpResponse<String> send(String method, String path, String tags) {
        var body = method.equals("PUT") ? BodyPublishers.ofString(Entries.draft("Third")) : BodyPublishers.noBody();
        return service.send(service.request(path)
                .header("If-Match", tags)
                .header("Content-Type", "application/json")
                .method(method, body));
    }
}
