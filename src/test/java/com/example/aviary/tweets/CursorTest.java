package com.example.aviary.tweets;

import static io.github.slipway.testing.Problems.assertViolation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.resources.Cursor;
import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class CursorTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "AAAAAAAAAA=", "'; DROP TABLE tweets; --"})
    void whatIsNoneIsRefused(String cursor) {
        assertViolation(service.get("/tweets?cursor=" + URLEncoder.encode(cursor, UTF_8)), "/tweets", "cursor",
                "must be the cursor of an earlier answer's next");
    }

    @Test
    void isTheOnlyOneOfItsPlace() {
        Tweets.create(service, "Older");
        String newer = Tweets.create(service, "Newer");

        assertThat(Json.read(service.get("/tweets?limit=1").body()).path("next").textValue())
                .isEqualTo("/tweets?limit=1&cursor=" + Cursor.encode(Long.parseLong(newer.substring("/tweets/".length()))))
                .matches("/tweets\\?limit=1&cursor=[A-Za-z0-9_-]{11}");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"AAAAAAAAAAA", "AAAAAAAAAAE", "AAAABBBBBBA", "f_________8"})
    void mayBeAPlaceWhereThereIsNoTweet(String cursor) {
        assertThat(service.get("/tweets?cursor=" + cursor).statusCode()).isEqualTo(200);
    }

    @Test
    void ofADeletedTweetStillWorks() {
        String oldest = Tweets.create(service, "Oldest");
        String deleted = Tweets.create(service, "Deleted");
        String next = Json.read(service.get("/tweets?limit=1").body()).path("next").textValue();
        service.delete(deleted);

        assertThat(Json.read(service.get(next).body()).path("items").path(0).path("href").textValue()).isEqualTo(oldest);
    }
}
