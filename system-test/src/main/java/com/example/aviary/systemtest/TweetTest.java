package com.example.aviary.systemtest;

import static io.github.slipway.systemtest.Answers.assertProblem;
import static io.github.slipway.systemtest.Answers.assertStatus;
import static io.github.slipway.systemtest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.systemtest.Json;
import io.github.slipway.systemtest.Service;
import io.github.slipway.systemtest.ServiceExtension;

@ExtendWith(ServiceExtension.class)
final class TweetTest {
    private final Service service;

    TweetTest(Service service) {
        this.service = service;
    }

    @Test
    void isWhereItsHrefSays() {
        HttpResponse<String> created = Tweet.create(service, Tweet.text("Created"));
        Tweet tweet = Tweet.of(created);

        assertThat(tweet.draft()).isEqualTo(Json.read(Tweet.draft(Tweet.text("Created"))));
        assertThat(header(created, "Location")).isEqualTo(tweet.href());
        HttpResponse<String> read = assertStatus(service.get(tweet.href()), 200);
        assertThat(Tweet.of(read)).isEqualTo(tweet);
        assertThat(header(read, "ETag")).isEqualTo(header(created, "ETag"));
    }

    @Test
    void isChanged() {
        HttpResponse<String> created = Tweet.create(service, Tweet.text("Before"));
        Tweet before = Tweet.of(created);

        HttpResponse<String> changed = assertStatus(service.put(before.href(), Tweet.draft(Tweet.text("After"))), 200);

        var after = new Tweet(before.id(), Json.read(Tweet.draft(Tweet.text("After"))),
                before.timestamp(), before.href());
        assertThat(Tweet.of(changed)).isEqualTo(after);
        assertThat(header(changed, "ETag")).isNotEqualTo(header(created, "ETag"));
        assertThat(Tweet.of(assertStatus(service.get(before.href()), 200))).isEqualTo(after);
    }

    @Test
    void thatWasReadCanBeSentBack() {
        Tweet tweet = Tweet.of(Tweet.create(service, Tweet.text("Sent back")));
        String read = assertStatus(service.get(tweet.href()), 200).body();

        assertThat(Tweet.of(assertStatus(service.put(tweet.href(), read), 200))).isEqualTo(tweet);
    }

    @Test
    void isGoneWhenDeleted() {
        String href = Tweet.of(Tweet.create(service, Tweet.text("Deleted"))).href();

        assertThat(assertStatus(service.delete(href), 204).body()).isEmpty();

        assertProblem(service.get(href), 404);
        assertProblem(service.put(href, Tweet.draft(Tweet.text("Too late"))), 404);
        assertProblem(service.delete(href), 404);
    }

    static Stream<String> texts() {
        return Stream.of(
                Tweet.text("Emoji ⛵ 👩🏽‍🚀 🇺🇦"),
                Tweet.text("שלום مرحبا"),
                Tweet.text("日本語 ไทย हिन्दी"),
                Tweet.text("not composed: e\u0301, composed: é"),
                Tweet.text("\"quotes\" \\ / <b>&amp;</b> '; DROP TABLE tweets; -- ${x} %s"),
                "  white space \t\r\n" + Tweet.text("") + "\u00a0\u2003\n",
                longest());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void keepsItsTextExactly(String text) {
        Tweet created = Tweet.of(Tweet.create(service, text));

        assertThat(created.text()).isEqualTo(text);
        assertThat(Tweet.of(assertStatus(service.get(created.href()), 200)).text()).isEqualTo(text);
    }

    /** Returns 140 characters, most of which are two Java chars. */
    static String longest() {
        String start = Tweet.text("");
        return start + "🚢".repeat(140 - start.length());
    }
}
