package com.example.aviary.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class ReadTweetTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void answersWithTheTweetAndItsEntityTag() {
        HttpResponse<String> created = service.post("/tweets", Tweets.draft("Hello"));

        HttpResponse<String> response = service.get(created.headers().firstValue("Location").orElseThrow());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(created.body());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"1\"");
    }

    @Test
    void givesTheTimestampInUtcToTheMicrosecond() {
        var tweet = Json.read(service.get(Tweets.create(service, "When")).body());

        assertThat(tweet.path("timestamp").textValue()).matches("20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]"
                + "(\\.([0-9]{3}|[0-9]{6}))?Z");
    }

    @Test
    void answersHeadWithTheHeadersAlone() {
        HttpResponse<String> response = service.send(service.request(Tweets.create(service, "Hello")).HEAD());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void answersHeadOfWhatIsMissingWithTheStatusAlone() {
        HttpResponse<String> response = service.send(service.request("/tweets/4711").HEAD());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("X-Request-ID")).hasValue(RunningService.REQUEST_ID);
        assertThat(response.body()).isEmpty();
    }
}
