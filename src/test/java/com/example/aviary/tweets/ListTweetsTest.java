package com.example.aviary.tweets;

import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.resources.Cursor;
import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

class ListTweetsTest {
    private static final TestDatabase database = TestDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> {
        Tweets.insert(database, 120);
        return database;
    }, Map.of());

    @ParameterizedTest(name = "/tweets{0} has {1} tweets")
    @CsvSource({"'', 20", "?limit=1, 1", "?limit=7, 7", "?limit=100, 100", "?limit=, 20", "?other=1, 20"})
    void aPageHasAsManyTweetsAsItsLimit(String query, int size) {
        JsonNode page = page("/tweets" + query);

        assertThat(page.path("items")).hasSize(size);
        assertThat(page.path("next").textValue()).startsWith("/tweets?limit=" + size + "&cursor=");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
            "0, must be greater than or equal to 1",
            "-1, must be greater than or equal to 1",
            "101, must be less than or equal to 100",
            "2147483647, must be less than or equal to 100",
            "2147483648, must be a whole number",
            "x, must be a whole number",
            "1.5, must be a whole number",
            "1e1, must be a whole number",
            "%20, must be a whole number"})
    void aLimitIsFrom1To100(String limit, String message) {
        assertViolation(service.get("/tweets?limit=" + limit), "/tweets", "limit", message);
    }

    @Test
    void theNewestTweetIsFirst() {
        List<Long> ids = ids(page("/tweets?limit=100"));

        assertThat(ids).hasSize(100).first().isEqualTo(120L);
        assertThat(ids).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void anItemIsTheTweetAsItIsRead() {
        JsonNode item = page("/tweets?limit=1").path("items").path(0);

        assertThat(item).isEqualTo(Json.read(service.get(item.path("href").textValue()).body()));
    }

    @ParameterizedTest(name = "pages of {0}")
    @ValueSource(ints = {100, 60, 50, 40, 1})
    void followingNextGivesEveryTweetOnce(int limit) {
        List<Long> ids = new ArrayList<>();
        int pages = 0;
        for (String next = "/tweets?limit=" + limit; next != null; pages++) {
            JsonNode page = page(next);
            ids.addAll(ids(page));
            next = page.path("next").textValue();
        }

        assertThat(ids).hasSize(120).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(pages).isEqualTo((120 + limit - 1) / limit);
    }

    @Test
    void theLastPageHasNoNextEvenIfItIsFull() {
        JsonNode last = page(page("/tweets?limit=60").path("next").textValue());

        assertThat(last.path("items")).hasSize(60);
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void thePageAfterTheLastTweetIsEmpty() {
        assertThat(service.get("/tweets?cursor=" + Cursor.encode(1)).body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void headIsAnsweredWithoutAPage() {
        var response = service.send(service.request("/tweets").HEAD());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    private static JsonNode page(String path) {
        var response = service.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        return Json.read(response.body());
    }

    private static List<Long> ids(JsonNode page) {
        List<Long> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").longValue()));
        return ids;
    }
}
