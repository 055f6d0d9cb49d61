package com.example.aviary.tweets;

import static io.github.slipway.testing.Problems.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class CreateTweetTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void answersWithTheTweetWhereItIsAndItsEntityTag() {
        HttpResponse<String> response = service.post("/tweets", Tweets.draft("Hello"));

        assertThat(response.statusCode()).isEqualTo(201);
        String path = response.headers().firstValue("Location").orElseThrow();
        assertThat(path).matches("/tweets/[1-9][0-9]*");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).matches("\\{\"id\":" + path.substring("/tweets/".length())
                + "," + Pattern.quote(Tweets.members("Hello"))
                + ",\"timestamp\":\"[0-9-]{10}T[0-9:.]+Z\",\"href\":\"" + path + "\"}");
        assertThat(service.get(path).body()).isEqualTo(response.body());
    }

    @Test
    void setsTheTimestampToNow() {
        HttpResponse<String> response = service.post("/tweets",
                "{" + Tweets.members("When") + ",\"timestamp\":\"2001-01-01T00:00:00Z\"}");

        Instant timestamp = Instant.parse(Json.read(response.body()).path("timestamp").textValue());
        assertThat(Duration.between(timestamp, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void givesEachTweetAHigherId() {
        long first = Json.read(service.post("/tweets", Tweets.draft("1")).body()).path("id").longValue();
        long second = Json.read(service.post("/tweets", Tweets.draft("1")).body()).path("id").longValue();

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void ignoresUnknownFieldsAndThoseThatAreNotForCallersToSet() {
        HttpResponse<String> response = service.post("/tweets",
                "{\"id\":4711,\"version\":7,\"href\":null,\"other\":{\"text\":[1,{}]},"
                        + Tweets.members("Known") + ",\"more\":1e999}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(Json.read(response.body()).path("id").longValue()).isNotEqualTo(4711);
        assertThat(Json.read(response.body()).path("text").textValue()).isEqualTo("Known");
    }

    @Test
    void takesATweetThatWasRead() {
        String read = service.get(Tweets.create(service, "Again")).body();

        HttpResponse<String> response = service.post("/tweets", read);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(Json.read(response.body()).path("text").textValue()).isEqualTo("Again");
        assertThat(response.body()).isNotEqualTo(read);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "null | is missing",
            "1 | must be a string",
            "\"\\u0000\" | must not have the character U+0000",
            "\"a\\u0000b\" | must not have the character U+0000",
            "\"\\ud83d\" | must not have surrogates without their other half",
            "\"\\ude00\" | must not have surrogates without their other half",
            "\"\\ude00\\ud83d\" | must not have surrogates without their other half",
            "\"\\ud83d\\ud83d\\ude00\" | must not have surrogates without their other half"})
    void refusesWhatIsNoText(String value, String message) {
        for (Tweets.Field field : Tweets.FIELDS) {
            assertViolation(service.post("/tweets", Tweets.draft(field.name(), value)),
                    "/tweets", field.name(), message);
        }
    }

    @Test
    void refusesADraftWithoutAField() {
        for (Tweets.Field field : Tweets.FIELDS) {
            assertViolation(service.post("/tweets", Tweets.draft(field.name(), null)),
                    "/tweets", field.name(), "is missing");
        }
    }
}
