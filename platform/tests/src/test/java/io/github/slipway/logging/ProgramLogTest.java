package io.github.slipway.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.slipway.testing.ProgramProcess;
import io.github.slipway.testing.TestDatabase;

/** The log for collectors in production: one JSON object a line on standard output. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestDatabase database = TestDatabase.migrated();
    private final Map<String, String> environment = database.environment();
    @SuppressWarnings("NullAway.Init")
    private ProgramProcess program;

    @BeforeAll
    void start() {
        environment.put("POSTGRES_PASSWORD", "n0tT0BeSeen");
        environment.put("LOG_LEVEL", "DEBUG");
        program = ProgramProcess.serving(environment);
    }

    @AfterAll
    void stop() {
        program.close();
    }

    @Test
    void isAJsonObjectALineWithTheSameFields() {
        program.get("/entries");

        assertThat(lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("timestamp").asText()).matches("[0-9-]{10}T[0-9:.]+Z");
            assertThat(line.path("level").asText()).isIn("DEBUG", "INFO", "WARN", "ERROR");
            assertThat(line.path("logger").asText()).isNotBlank();
            assertThat(line.has("thread")).isTrue();
            assertThat(line.has("message")).isTrue();
        });
        assertThat(lines()).extracting(line -> line.path("message").asText())
                .contains("Listening on ports " + program.apiPort() + " and " + program.managementPort());
        assertThat(program.errors()).isEmpty();
    }

    @Test
    void hasALineForARequestWithItsFacts() {
        HttpResponse<String> response = program.send(program.request("/entries/4711?x=y").header("X-Request-ID", "access")).join();

        JsonNode line = awaitLine("access", "io.github.slipway.access");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("method").asText()).isEqualTo("GET");
        assertThat(line.path("route").asText()).isEqualTo("/entries/{id}");
        assertThat(line.path("path").asText()).isEqualTo("/entries/4711");
        assertThat(line.path("status").isInt()).isTrue();
        assertThat(line.path("status").asInt()).isEqualTo(404);
        assertThat(line.path("bytes").isIntegralNumber()).isTrue();
        assertThat(line.path("bytes").asLong()).isEqualTo(response.body().length());
        assertThat(line.path("milliseconds").isNumber()).isTrue();
        assertThat(line.path("milliseconds").asDouble()).isPositive();
    }

    @Test
    void hasNoLineForARequestToTheManagementPort() {
        program.getManagement("/health/liveness");
        program.send(program.request("/entries").header("X-Request-ID", "after-liveness")).join();

        awaitLine("after-liveness", "io.github.slipway.access");
        assertThat(lines()).extracting(line -> line.path("path").asText()).contains("/entries").doesNotContain("/health/liveness");
    }

    @Test
    void saysWhyTheDatabaseFailedARequestWithItsId() {
        database.execute("ALTER TABLE entries RENAME TO gone");
        HttpResponse<String> response = program.send(program.request("/entries").header("X-Request-ID", "outage")).join();
        database.execute("ALTER TABLE gone RENAME TO entries");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).doesNotContain("relation");
        JsonNode line = awaitLine("outage", "io.github.slipway.problems.UnexpectedExceptionHandler");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("message").asText())
                .startsWith("The database is unavailable (42P01): ERROR: relation \"entries\" does not exist");
    }

    @Test
    void showsTheStackTraceOfAMistakeWithTheRequestsIdAndTheAnswerDoesNot() {
        database.execute("ALTER TABLE entries RENAME COLUMN text TO body");
        HttpResponse<String> response = program.send(program.request("/entries").header("X-Request-ID", "mistake")).join();
        database.execute("ALTER TABLE entries RENAME COLUMN body TO text");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
                + "\"detail\":\"the service failed; its log has the cause under the request id\",\"instance\":\"/entries\","
                + "\"requestId\":\"mistake\"}");
        JsonNode line = awaitLine("mistake", "io.github.slipway.problems.UnexpectedExceptionHandler");
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("stack_trace").asText()).contains("column \"text\" does not exist", "EntryController.list");
    }

    @Test
    void isForPeopleWhereSo() {
        assertThat(outputOfMigration(Map.of("LOG_FORMAT", "text"))).isNotEmpty()
                .allMatch(line -> line.matches("[0-9:.]{12} .*INFO.* - .+"));
    }

    @Test
    void leavesOutWhatIsBelowTheLevel() {
        assertThat(outputOfMigration(Map.of("LOG_LEVEL", "WARN"))).isEmpty();
    }

    @Test
    void neverShowsThePassword() {
        assertThat(String.join("\n", outputOfMigration(Map.of("LOG_LEVEL", "TRACE")))).isNotEmpty().doesNotContain("n0tT0BeSeen");
        assertThat(program.output()).contains("\"DEBUG\"").doesNotContain("n0tT0BeSeen");
        assertThat(program.errors()).doesNotContain("n0tT0BeSeen");
    }

    private List<String> outputOfMigration(Map<String, String> settings) {
        Map<String, String> migration = TestDatabase.empty().environment();
        migration.put("POSTGRES_PASSWORD", "n0tT0BeSeen");
        migration.putAll(settings);
        try (var migrate = ProgramProcess.start(migration, "migrate")) {
            assertThat(migrate.awaitExit()).isZero();
            assertThat(migrate.errors()).isEmpty();
            return migrate.output().lines().toList();
        }
    }

    private JsonNode awaitLine(String requestId, String logger) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> lines().stream()
                .filter(line -> line.path("requestId").asText().equals(requestId) && line.path("logger").asText().equals(logger))
                .toList(), lines -> lines.size() == 1).getFirst();
    }

    private List<JsonNode> lines() {
        String output = program.output();
        // The last line can be incomplete.
        return output.substring(0, output.lastIndexOf('\n') + 1).lines().map(ProgramLogTest::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
