package com.example.aviary.systemtest;

import static io.github.slipway.systemtest.Answers.assertProblem;
import static io.github.slipway.systemtest.Answers.assertStatus;
import static io.github.slipway.systemtest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.slipway.systemtest.Service;
import io.github.slipway.systemtest.ServiceExtension;

@ExtendWith(ServiceExtension.class)
final class ConditionalRequestTest {
    private final Service service;
    private String href = "";
    private String tag = "";

    ConditionalRequestTest(Service service) {
        this.service = service;
    }

    @BeforeEach
    void createTweet() {
        HttpResponse<String> created = Tweet.create(service, Tweet.text("First"));
        href = Tweet.of(created).href();
        tag = header(created, "ETag");
    }

    @Test
    void whatTheCallerKnowsIsNotSentAgain() {
        HttpResponse<String> response = assertStatus(readUnless(tag), 304);

        assertThat(response.body()).isEmpty();
        assertThat(header(response, "ETag")).isEqualTo(tag);
    }

    @Test
    void whatHasChangedIsSent() {
        assertStatus(service.put(href, Tweet.draft(Tweet.text("Second"))), 200);

        assertThat(Tweet.of(assertStatus(readUnless(tag), 200)).text()).isEqualTo(Tweet.text("Second"));
    }

    @Test
    void aChangeOfTheKnownVersionIsMade() {
        HttpResponse<String> changed = assertStatus(changeIf(tag, "Second"), 200);

        assertStatus(changeIf(header(changed, "ETag"), "Third"), 200);
        assertThat(Tweet.of(assertStatus(service.get(href), 200)).text()).isEqualTo(Tweet.text("Third"));
    }

    @Test
    void anUpdateIsNotLost() {
        assertStatus(changeIf(tag, "Mine"), 200);

        assertProblem(changeIf(tag, "Theirs"), 412);
        assertThat(Tweet.of(assertStatus(service.get(href), 200)).text()).isEqualTo(Tweet.text("Mine"));
    }

    @Test
    void onlyTheKnownVersionIsDeleted() {
        HttpResponse<String> changed = assertStatus(service.put(href, Tweet.draft(Tweet.text("Second"))), 200);

        assertProblem(deleteIf(tag), 412);
        assertStatus(service.get(href), 200);
        assertStatus(deleteIf(header(changed, "ETag")), 204);
        assertProblem(service.get(href), 404);
    }

    private HttpResponse<String> readUnless(String etag) {
        return service.send(service.request(href).header("If-None-Match", etag));
    }

    private HttpResponse<String> changeIf(String etag, String words) {
        return service.send(service.request(href)
                .header("If-Match", etag)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(Tweet.draft(Tweet.text(words)))));
    }

    private HttpResponse<String> deleteIf(String etag) {
        return service.send(service.request(href).header("If-Match", etag).DELETE());
    }
}
