package com.example.aviary.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.resources.Cursor;
import io.github.slipway.testing.DriverMessages;
import io.github.slipway.testing.RunningService;

class RoundTripsTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    final DriverMessages messages = new DriverMessages();

    interface Call {
        HttpRequest.Builder on(String tweet);
    }

    static Stream<Named<Call>> calls() {
        return Stream.of(
                Named.of("list", _ -> service.request("/tweets")),
                Named.of("list after a cursor", _ -> service.request("/tweets?limit=5&cursor=" + Cursor.encode(7))),
                Named.of("create", _ -> json("/tweets").POST(BodyPublishers.ofString(Tweets.draft("New")))),
                Named.of("read", tweet -> service.request(tweet)),
                Named.of("read a known version", tweet -> service.request(tweet).header("If-None-Match", "\"1\"")),
                Named.of("update", tweet -> json(tweet).PUT(BodyPublishers.ofString(Tweets.draft("Changed")))),
                Named.of("update if it matches",
                        tweet -> json(tweet).header("If-Match", "\"1\"")
                                .PUT(BodyPublishers.ofString(Tweets.draft("Changed")))),
                Named.of("delete", tweet -> service.request(tweet).DELETE()),
                Named.of("delete if it matches", tweet -> service.request(tweet).header("If-Match", "\"1\"").DELETE()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aCallIsOneStatement(Call call) {
        // The pool sends a query on a connection that was idle for half a second. This request prevents that for the next one.
        String tweet = Tweets.create(service, "Hello");
        messages.sent().clear();

        assertThat(service.send(call.on(tweet)).statusCode()).isIn(200, 201, 204, 304);

        assertThat(messages.sent()).filteredOn(message -> message.contains("FE=> Sync")).hasSize(1);
        assertThat(messages.sent()).filteredOn(message -> message.contains("FE=> Execute")).hasSize(1);
        assertThat(messages.sent()).noneMatch(message -> message.matches("(?s).*\"(BEGIN|COMMIT|ROLLBACK|SET|SHOW)\\b.*"));
    }

    private static HttpRequest.Builder json(String path) {
        return service.request(path).header("Content-Type", "application/json");
    }
}
