package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.RestartableDatabase;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.TimedAnswer;

/** The service can start before its database and before its schema, and waits for them. */
class AbsentDatabaseTest {

    @Test
    void theServiceIsReadyOnceItsDatabaseHasCome() {
        try (var database = new RestartableDatabase();
                var service = RunningService.with(() -> database.environment())) {
            service.start();
            assertNotReady(service);
            assertThat(service.get("/healthcheck").statusCode()).isEqualTo(503);

            database.start();
            assertNotReady(service);
            database.migrate();

            assertBecomesReady(service);
        }
    }

    @Test
    void theServiceIsReadyOnceItsSchemaHasCome() {
        TestDatabase database = TestDatabase.empty();
        try (var service = RunningService.on(() -> database, Map.of())) {
            service.start();
            assertNotReady(service);

            assertThat(TestDatabase.migrate(database.environment())).isZero();

            assertBecomesReady(service);
        }
    }

    @Test
    void theServiceIsReadyOnceItsDatabaseHasBeenCreated() {
        TestDatabase server = TestDatabase.empty();
        try (var service = RunningService.on(() -> server, Map.of(Setting.POSTGRES_DB, "created_later"))) {
            service.start();
            assertNotReady(service);

            server.execute("CREATE DATABASE created_later");
            assertThat(TestDatabase.migrate(server.environment(Map.of(Setting.POSTGRES_DB, "created_later")))).isZero();

            assertBecomesReady(service);
        }
    }

    private static void assertNotReady(RunningService service) {
        assertThat(service.getManagement("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(service.getManagement("/health/readiness").statusCode()).isEqualTo(503);
        TimedAnswer.to(() -> service.get("/entries")).assertUnavailable();
        TimedAnswer.to(() -> service.post("/entries", "{\"text\":\"too early\"}")).assertUnavailable();
    }

    private static void assertBecomesReady(RunningService service) {
        service.awaitReady();
        assertThat(service.get("/entries").statusCode()).isEqualTo(200);
        assertThat(service.get("/healthcheck").body()).isEqualTo("{\"status\":\"UP\",\"database\":\"UP\"}");
    }
}
