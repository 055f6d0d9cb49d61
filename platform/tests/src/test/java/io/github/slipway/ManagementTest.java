package io.github.slipway;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class ManagementTest {
    private static final String LOGGER = "io.github.slipway.some.logger";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void infoTellsTheVersionAndTheCommit() {
        JsonNode info = Json.read(service.getManagement("/info").body());

        assertThat(info.path("version").textValue()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
        assertThat(info.path("git").path("commit").path("id").asText()).matches(inGit() ? "[0-9a-f]{40}" : "");
    }

    /** A source archive has no commit. */
    private static boolean inGit() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .anyMatch(folder -> Files.exists(folder.resolve(".git")));
    }

    @Test
    void loggersTellTheLevels() {
        JsonNode loggers = Json.read(service.getManagement("/loggers").body());

        assertThat(loggers.path("loggers").path("ROOT").path("effectiveLevel").textValue()).isEqualTo("WARN");
    }

    @Test
    void aLevelIsChangedAtRunTimeAndTheChangeIsUndone() {
        var logger = LoggerFactory.getLogger(LOGGER);
        boolean before = logger.isTraceEnabled();

        assertThat(service.postManagement("/loggers/" + LOGGER, "{\"configuredLevel\":\"TRACE\"}").statusCode()).isEqualTo(200);
        assertThat(Json.read(service.getManagement("/loggers/" + LOGGER).body()).path("effectiveLevel").textValue()).isEqualTo("TRACE");
        assertThat(logger.isTraceEnabled()).isTrue();

        assertThat(service.postManagement("/loggers/" + LOGGER, "{\"configuredLevel\":\"NOT_SPECIFIED\"}").statusCode()).isEqualTo(200);
        assertThat(before).isFalse();
        assertThat(logger.isTraceEnabled()).isFalse();
    }

    @Test
    void aLevelThatThereIsNotIsRefused() {
        assertThat(service.postManagement("/loggers/" + LOGGER, "{\"configuredLevel\":\"LOUD\"}").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness", "/metrics", "/info", "/loggers"})
    void isNotServedOnTheApisPort(String path) {
        assertThat(service.getManagement(path).statusCode()).isEqualTo(200);
        assertProblem(service.get(path), 404, path, "no resource has this path");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/entries", "/entries/1", "/healthcheck", "/openapi.yaml", "/"})
    void doesNotServeTheApi(String path) {
        assertProblem(service.getManagement(path), 404, path, "no resource has this path");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/beans", "/env", "/routes", "/refresh", "/stop", "/caches", "/threaddump", "/heapdump", "/prometheus",
            "/server",
            "/metrics/jvm.memory.used"})
    void hasNoneOfTheFrameworksOtherEndpoints(String path) {
        assertProblem(service.getManagement(path), 404, path, "no resource has this path");
        assertProblem(service.postManagement(path, "{}"), 404, path, "no resource has this path");
        assertProblem(service.get(path), 404, path, "no resource has this path");
    }
}
