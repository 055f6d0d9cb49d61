package io.github.slipway.settings;

import static io.github.slipway.settings.SettingsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/** Micronaut's own properties work, here as environment variables, also in place of Slipway's settings. */
class MicronautPropertiesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Map<String, String> DATASOURCE = Map.of(
            "DATASOURCES_DEFAULT_URL", DATABASE.url(),
            "DATASOURCES_DEFAULT_USERNAME", "postgres",
            "DATASOURCES_DEFAULT_PASSWORD", "not asked for");

    @RegisterExtension
    static final RunningService SERVICE = RunningService.with(() -> with(DATASOURCE, Map.of(
            "WARM_UP", "false",
            "DATASOURCES_DEFAULT_MAXIMUM_POOL_SIZE", "3",
            "MICRONAUT_SERVER_MAX_REQUEST_SIZE", "20",
            "ENDPOINTS_INFO_ENABLED", "false",
            "MICRONAUT_METRICS_BINDERS_JVM_ENABLED", "false")));

    @Test
    void configureThePool() {
        assertThat(SERVICE.get("/entries").statusCode()).isEqualTo(200);
        assertThat(SERVICE.metrics()).containsPattern("(?m)^hikaricp_connections_max\\{pool=\"slipway\"} 3\\.0$");
    }

    @Test
    void configureTheServer() {
        assertThat(SERVICE.post("/entries", "{\"text\":\"too long a text\"}").statusCode()).isEqualTo(413);
    }

    @Test
    void configureTheManagementEndpoints() {
        assertThat(SERVICE.getManagement("/info").statusCode()).isEqualTo(404);
        assertThat(SERVICE.getManagement("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void configureMetrics() {
        assertThat(SERVICE.metrics()).contains("\nprocess_").doesNotContain("\njvm_threads_");
    }

    @Test
    void configureFlyway() {
        TestDatabase database = TestDatabase.empty();

        database.execute("CREATE TABLE older ()");

        assertThat(TestDatabase.migrate(with(database.environment(), Map.of("FLYWAY_DATASOURCES_DEFAULT_TABLE", "history",
                "FLYWAY_DATASOURCES_DEFAULT_BASELINE_ON_MIGRATE", "true", "FLYWAY_DATASOURCES_DEFAULT_BASELINE_VERSION", "0")))).isZero();

        assertThat(database.query("SELECT count(*) FROM history WHERE version <> '0'"))
                .isEqualTo(Integer.toString(TestDatabase.migrations()));
    }

    @ParameterizedTest
    @CsvSource({
            "POSTGRES_HOST, db, DATASOURCES_DEFAULT_URL, datasources.default.url",
            "POSTGRES_PORT, 5432, DATASOURCES_DEFAULT_URL, datasources.default.url",
            "POSTGRES_USER, writer, DATASOURCES_DEFAULT_USERNAME, datasources.default.username",
            "POSTGRES_PASSWORD_FILE, pom.xml, DATASOURCES_DEFAULT_PASSWORD, datasources.default.password",
            "POSTGRES_POOL_SIZE, 8, DATASOURCES_DEFAULT_MAXIMUM_POOL_SIZE, datasources.default.maximum-pool-size",
            "POSTGRES_TIMEOUT, 5s, DATASOURCES_DEFAULT_CONNECTION_INIT_SQL, datasources.default.connection-init-sql",
            "FIXTURES, false, FLYWAY_DATASOURCES_DEFAULT_LOCATIONS, flyway.datasources.default.locations",
            "SHUTDOWN_TIMEOUT, 20s, MICRONAUT_LIFECYCLE_GRACEFUL_SHUTDOWN_GRACE_PERIOD,"
                    + " micronaut.lifecycle.graceful-shutdown.grace-period"})
    void areRefusedBesideASettingOfTheSame(String setting, String value, String variable, String property) {
        assertRefused(with(DATASOURCE, Map.of(setting, value, variable, "1")),
                setting + " and the property " + property + " are both set: only one of them should be");
    }

    private static Map<String, String> with(Map<String, String> variables, Map<String, String> more) {
        var all = new HashMap<>(variables);
        all.putAll(more);
        return all;
    }
}
