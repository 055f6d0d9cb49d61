package com.example.aviary.systemtest;

import static io.github.slipway.systemtest.Answers.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.slipway.systemtest.Json;
import io.github.slipway.systemtest.Resource;
import io.github.slipway.systemtest.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tweet as the service represents it. Its draft has the fields that callers send, those of system-test.properties. */
record Tweet(long id, JsonNode draft, Instant timestamp, String href) {
    static final Resource RESOURCE = Resource.read();

    /** Reads a tweet and checks its form. */
    static Tweet of(JsonNode json) {
        var draft = (ObjectNode) json.deepCopy();
        draft.remove(List.of("id", "timestamp", "href"));
        assertThat(draft.propertyNames()).as(json.toString()).containsExactlyInAnyOrderElementsOf(RESOURCE.fields());
        var tweet = new Tweet(json.required("id").longValue(), draft, Instant.parse(json.required("timestamp").stringValue()),
                json.required("href").stringValue());
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

    /** Returns JSON that creates or changes a tweet. */
    static String draft(String text) {
        return RESOURCE.bodyWith("text", text);
    }

    /** Returns a text with the name of the run, so that readers can identify the tweet. */
    static String text(String words) {
        return words + " [" + Service.RUN + "]";
    }

    String text() {
        return draft.required("text").stringValue();
    }
}
