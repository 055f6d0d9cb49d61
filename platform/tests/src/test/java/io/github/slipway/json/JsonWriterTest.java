package io.github.slipway.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/** The writer of responses uses buffers that threads share, and the service's configuration of Jackson. */
class JsonWriterTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final RunningService configured = RunningService.with(JsonWriterTest::prettyPrint);

    private static Map<String, String> prettyPrint() {
        Map<String, String> environment = new HashMap<>(TestDatabase.migrated().environment());
        environment.put("MICRONAUT_SERDE_JACKSON_PRETTY_PRINT", "true");
        return environment;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/entries", "/absent"})
    void returnsItsBuffers(String path) {
        SharedBuffers.POOL.clear();

        assertThat(service.get(path).body()).startsWith("{");

        assertThat(SharedBuffers.POOL.pooledCount()).isEqualTo(1);
    }

    @Test
    void hasTheFrameworksConfiguration() {
        assertThat(service.get("/entries").body()).isEqualTo("{\"items\":[]}");
        assertThat(configured.get("/entries").body()).contains("\n");
    }
}
