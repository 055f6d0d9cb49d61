package com.example.aviary.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.testing.RunningService;

class DeleteTweetTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void answersWithNothing() {
        HttpResponse<String> response = service.delete(Tweets.create(service, "Gone"));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void leavesOtherTweetsAlone() {
        String other = Tweets.create(service, "Kept");

        service.delete(Tweets.create(service, "Gone"));

        assertThat(service.get(other).statusCode()).isEqualTo(200);
        assertThat(service.get("/tweets").body()).contains(other).doesNotContain("Gone");
    }

    @Test
    void doesNotLookAtABody() {
        assertThat(
                service.send(service.request(Tweets.create(service, "Gone"))
                        .method("DELETE", BodyPublishers.ofString("{{"))).statusCode())
                .isEqualTo(204);
    }
}
