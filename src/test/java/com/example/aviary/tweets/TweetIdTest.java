package com.example.aviary.tweets;

import static io.github.slipway.testing.Problems.assertProblem;
import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.RunningService;

class TweetIdTest {
    private static final List<String> METHODS = List.of("GET", "PUT", "DELETE");

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    static Stream<Arguments> malformed() {
        return eachMethodWith("9223372036854775808", "-9223372036854775809", "1e3", "abc", "1.0", "0x1", "1%20", "%00", "1,2", "null");
    }

    @ParameterizedTest(name = "{0} /tweets/{1}")
    @MethodSource("malformed")
    void mustBeAWholeNumber(String method, String id) {
        assertViolation(send(method, id), "/tweets/" + id, "id", "must be a whole number");
    }

    static Stream<Arguments> notPositive() {
        return eachMethodWith("0", "-1", "-9223372036854775808");
    }

    @ParameterizedTest(name = "{0} /tweets/{1}")
    @MethodSource("notPositive")
    void mustBePositive(String method, String id) {
        assertViolation(send(method, id), "/tweets/" + id, "id", "must be greater than or equal to 1");
    }

    static Stream<Arguments> unknown() {
        return eachMethodWith("9223372036854775807", "4711");
    }

    @ParameterizedTest(name = "{0} /tweets/{1}")
    @MethodSource("unknown")
    void mustBeThatOfATweet(String method, String id) {
        assertProblem(send(method, id), 404, "/tweets/" + id, "there is no tweet " + id);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void ofADeletedTweetIsNotFound(String method) {
        String path = Tweets.create(service, "Gone");
        assertThat(service.delete(path).statusCode()).isEqualTo(204);

        assertProblem(send(method, path.substring("/tweets/".length())), 404, path,
                "there is no tweet " + path.substring("/tweets/".length()));
    }

    @Test
    void isNotGivenAgain() {
        String path = Tweets.create(service, "Gone");
        service.delete(path);

        assertThat(Tweets.create(service, "New")).isNotEqualTo(path);
    }

    private static Stream<Arguments> eachMethodWith(String... ids) {
        return METHODS.stream().flatMap(method -> Stream.of(ids).map(id -> Arguments.of(method, id)));
    }

    private static HttpResponse<String> send(String method, String id) {
        var body = method.equals("PUT") ? BodyPublishers.ofString(Tweets.draft("Hello")) : BodyPublishers.noBody();
        return service.send(service.request("/tweets/" + id).header("Content-Type", "application/json").method(method, body));
    }
}
