package com.example.aviary.systemtest;

import static io.github.slipway.systemtest.Answers.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.slipway.systemtest.Json;
import io.github.slipway.systemtest.Service;
import io.github.slipway.systemtest.ServiceExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(ServiceExtension.class)
final class PagingTest {
    private static final int LIMIT = 2;

    private final Service service;

    PagingTest(Service service) {
        this.service = service;
    }

    @Test
    void eachTweetIsOnOnePageNewestFirst() {
        List<Tweet> created = IntStream.rangeClosed(1, 2 * LIMIT + 1)
                .mapToObj(i -> Tweet.of(Tweet.create(service, Tweet.text("Number " + i))))
                .toList();

        List<Tweet> walked = walkTo(created.getFirst().id());

        assertThat(walked).extracting(Tweet::id).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        assertThat(walked).filteredOn(created::contains).containsExactlyElementsOf(created.reversed());
    }

    /** Walks from the newest tweet to one that was just created. Many tweets may be older. */
    private List<Tweet> walkTo(long id) {
        List<Tweet> walked = new ArrayList<>();
        String next = "/tweets?limit=" + LIMIT;
        do {
            JsonNode page = Json.read(assertStatus(service.get(next), 200).body());
            List<Tweet> items = Tweet.listOf(page.required("items"));
            assertThat(items).as(next).isNotEmpty().hasSizeLessThanOrEqualTo(LIMIT);
            assertThat(walked.isEmpty() || walked.getLast().id() > items.getFirst().id()).as("older: " + next).isTrue();
            walked.addAll(items);
            next = page.path("next").asString("");
        } while (walked.getLast().id() > id && !next.isEmpty());
        return walked;
    }
}
