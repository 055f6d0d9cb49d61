package io.github.slipway.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.testing.RunningService;

class CreateTweetTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void answersWithTheTweetWhereItIsAndItsEntityTag() {
        HttpResponse<String> response = service.post("/tweets", "{\"text\":\"Hello\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        String path = response.headers().firstValue("Location").orElseThrow();
        assertThat(path).matches("/tweets/[1-9][0-9]*");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).matches("\\{\"id\":" + path.substring("/tweets/".length())
                + ",\"text\":\"Hello\",\"timestamp\":\"[0-9-]{10}T[0-9:.]+Z\",\"href\":\"" + path + "\"}");
        assertThat(service.get(path).body()).isEqualTo(response.body());
    }

    @Test
    void refusesABlankText() {
        HttpResponse<String> response = service.post("/tweets", "{\"text\":\" \\n\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                + "\"detail\":\"text must not be blank\",\"instance\":\"/tweets\",\"requestId\":\"test\","
                + "\"violations\":[{\"field\":\"text\",\"message\":\"must not be blank\"}]}");
    }
}
