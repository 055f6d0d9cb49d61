package io.github.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class HealthCheckTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void isUpWhileTheDatabaseAnswers() {
        HttpResponse<String> response = service.get("/healthcheck");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\",\"database\":\"UP\"}");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
    void theOrchestratorsChecksAreUp(String path) {
        HttpResponse<String> response = service.getManagement(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Json.read(response.body()).path("status").textValue()).isEqualTo("UP");
    }

    @Test
    void livenessKnowsNothingOfTheDatabase() {
        assertThat(service.getManagement("/health/liveness").body()).doesNotContain("schema", "jdbc", "database");
    }

    @Test
    void readinessHasSeenTheSchema() {
        assertThat(Json.read(service.getManagement("/health/readiness").body()).path("details").path("schema").path("status").textValue())
                .isEqualTo("UP");
    }
}
