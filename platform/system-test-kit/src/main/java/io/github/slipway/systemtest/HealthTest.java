package io.github.slipway.systemtest;

import static io.github.slipway.systemtest.Answers.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServiceExtension.class)
final class HealthTest {
    private final Service service;

    HealthTest(Service service) {
        this.service = service;
    }

    @Test
    void serviceAndDatabaseAreUp() {
        HttpResponse<String> response = assertStatus(service.get("/healthcheck"), 200);

        assertThat(Json.read(response.body())).isEqualTo(Json.read("{\"status\":\"UP\",\"database\":\"UP\"}"));
    }
}
