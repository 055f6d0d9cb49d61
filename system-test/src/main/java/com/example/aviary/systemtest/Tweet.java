package com.example.aviary.systemtest;

import static io.github.slipway.systemtest.Answers.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.slipway.systemtest.Json;
import io.github.slipway.systemtest.Service;
import tools.jackson.databind.JsonNode;

/** A tweet as the service represents it. */
record Tweet(long id, String text, Instant timestamp, String href) {

    /** Reads a tweet and checks its form. */
    static Tweet of(JsonNode json) {
        assertThat(json.propertyNames()).as(json.toString()).containsExactlyInAnyOrder("id", "text", "timestamp", "href");
        var tweet = new Tweet(json.required("id").longValue(), json.required("text").stringValue(),
                Instant.parse(json.required("timestamp").stringValue()), json.required("href").stringValue());
        assertThat(tweet.id).isPositive();
        assertThat(tweet.href).isEqualTo("/tweets/" + tweet.id);
        return tweet;
    }

    static Tweet of(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).as(Service.describe(response)).hasValue("application/json");
        return of(Json.read(response.body()));
    }

    static List<Tweet> listOf(JsonNode items) {
        List<Tweet> tweets = new ArrayList<>();
        items.forEach(item -> tweets.add(of(item)));
        return tweets;
    }

    /** Creates a tweet, which is deleted after the test. */
    static HttpResponse<String> create(Service service, String text) {
        return assertStatus(service.post("/tweets", draft(text)), 201);
    }

    /** The JSON that creates or changes a tweet. */
    static String draft(String text) {
        return Json.write(Map.of("text", text));
    }

    /** A text that names the run, for people who find the tweet. */
    static String text(String words) {
        return words + " [" + Service.RUN + "]";
    }
}
