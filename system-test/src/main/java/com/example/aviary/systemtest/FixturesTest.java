package com.example.aviary.systemtest;

import static io.github.slipway.systemtest.Answers.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.slipway.systemtest.Json;
import io.github.slipway.systemtest.Service;
import io.github.slipway.systemtest.ServiceExtension;
import io.github.slipway.systemtest.Settings;
import tools.jackson.databind.JsonNode;

@ExtendWith(ServiceExtension.class)
@EnabledIfEnvironmentVariable(named = Settings.FIXTURES, matches = "true",
        disabledReason = "the fixtures are not checked")
final class FixturesTest {
    private final Service service;

    FixturesTest(Service service) {
        this.service = service;
    }

    @Test
    void areThereAndAreAll() {
        JsonNode page = Json.read(assertStatus(service.get("/tweets"), 200).body());

        assertThat(Tweet.listOf(page.required("items"))).extracting(Tweet::text)
                .containsExactly("A slipway is where ships enter the water.", "Hello, world!");
        assertThat(page.propertyNames()).as("on the last page, next is absent").containsExactly("items");
    }

    @Test
    void areWhereTheirHrefsSay() {
        JsonNode page = Json.read(assertStatus(service.get("/tweets"), 200).body());
        List<Tweet> tweets = Tweet.listOf(page.required("items"));

        assertThat(tweets).allSatisfy(
                tweet -> assertThat(Tweet.of(assertStatus(service.get(tweet.href()), 200))).isEqualTo(tweet));
    }
}
