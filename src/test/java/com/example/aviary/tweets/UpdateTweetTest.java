package com.example.aviary.tweets;

import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class UpdateTweetTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void changesTheTextAndNothingElse() {
        String path = Tweets.create(service, "Before");
        JsonNode before = Json.read(service.get(path).body());

        HttpResponse<String> response = service.put(path, Tweets.draft("After"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo("{\"id\":" + before.path("id") + "," + Tweets.members("After")
                        + ",\"timestamp\":" + before.path("timestamp")
                        + ",\"href\":\"" + path + "\"}");
        assertThat(service.get(path).body()).isEqualTo(response.body());
    }

    @Test
    void changesEachField() {
        String path = Tweets.create(service, "Before");

        for (Tweets.Field field : Tweets.FIELDS) {
            JsonNode changed = Json.read(service.put(path, Tweets.draft(field.name(), "\"Changed\"")).body());

            assertThat(changed.path(field.name()).textValue()).isEqualTo("Changed");
        }
    }

    @Test
    void givesANewEntityTagEachTime() {
        String path = Tweets.create(service, "Same");

        assertThat(service.put(path, Tweets.draft("Same")).headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(service.put(path, Tweets.draft("Same")).headers().firstValue("ETag")).hasValue("\"3\"");
        assertThat(service.get(path).headers().firstValue("ETag")).hasValue("\"3\"");
    }

    @Test
    void takesATweetThatWasRead() {
        String path = Tweets.create(service, "Read");
        String read = service.get(path).body();

        HttpResponse<String> response = service.put(path, read);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(read);
    }

    @Test
    void leavesOtherTweetsAlone() {
        String other = Tweets.create(service, "Other");
        String before = service.get(other).body();

        service.put(Tweets.create(service, "This"), Tweets.draft("That"));

        assertThat(service.get(other).body()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            " | is missing",
            "7 | must be a string",
            "\"  \" | must not be blank",
            "\"\\u0000\" | must not have the character U+0000"})
    void checksEachFieldAsCreatingDoes(@Nullable String value, String message) {
        String path = Tweets.create(service, "Kept");
        String before = service.get(path).body();

        for (Tweets.Field field : Tweets.FIELDS) {
            assertViolation(service.put(path, Tweets.draft(field.name(), value)), path, field.name(), message);
        }
        assertThat(service.get(path).body()).isEqualTo(before);
    }
}
