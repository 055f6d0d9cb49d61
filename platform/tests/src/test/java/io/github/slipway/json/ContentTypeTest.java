package io.github.slipway.json;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;

class ContentTypeTest {
    private static final String NONE = "Content-Type must be application/json";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8", "APPLICATION/JSON"})
    void jsonIsTaken(String type) {
        assertThat(send("/entries", "POST", type, Entries.draft("Hello")).statusCode()).isEqualTo(201);
    }

    static Stream<Arguments> others() {
        return Stream.of("text/plain", "text/json", "application/xml", "application/octet-stream", "application/problem+json",
                "application/x-www-form-urlencoded", "*/*", "application/*")
                .flatMap(type -> Stream.of("POST", "PUT").map(method -> Arguments.of(method, type)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("others")
    void otherTypesAreRefused(String method, String type) {
        String path = method.equals("PUT") ? "/entries/1" : "/entries";

        assertProblem(send(path, method, type, Entries.draft("Hello")), 415, path,
                "Content Type [" + type + "] not allowed. Allowed types: [application/json]");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void formsAreRefused(String type) {
        String form = type.startsWith("multipart")
                ? "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHello\r\n--x--\r\n"
                : "text=Hello";
        HttpResponse<String> response = send("/entries", "POST", type, form);

        assertThat(response.body()).contains("\"detail\":\"Content Type [" + type + "] not allowed");
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"POST /entries", "PUT /entries/1"})
    void noTypeIsRefused(String call) {
        String path = call.split(" ", 2)[1];
        HttpRequest.Builder request = service.request(path).method(call.split(" ", 2)[0], BodyPublishers.ofString(Entries.draft("Hello")));

        assertProblem(service.send(request), 415, path, NONE);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "json", "application"})
    void whatIsNoTypeIsRefused(String type) {
        assertProblem(send("/entries", "POST", type, Entries.draft("Hello")), 415, "/entries", NONE);
    }

    private static HttpResponse<String> send(String path, String method, String type, String body) {
        return service.send(service.request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }
}
