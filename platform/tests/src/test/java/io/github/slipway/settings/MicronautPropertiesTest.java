package io.github.slipway.settings;

import static io.github.slipway.settings.SettingsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;
import org.postgresql.ssl.LibPQFactory;

import io.github.slipway.database.TestDataSources;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/** Micronaut's own properties work, here as environment variables, and can replace Slipway's settings. */
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
            "POSTGRES_TIMEOUT, 5s, DATASOURCES_DEFAULT_STATEMENT_TIMEOUT, datasources.default.statement-timeout",
            "FIXTURES, false, FLYWAY_DATASOURCES_DEFAULT_LOCATIONS, flyway.datasources.default.locations",
            "SHUTDOWN_TIMEOUT, 20s, MICRONAUT_LIFECYCLE_GRACEFUL_SHUTDOWN_GRACE_PERIOD,"
                    + " micronaut.lifecycle.graceful-shutdown.grace-period"})
    void areRefusedBesideASettingOfTheSame(String setting, String value, String variable, String property) {
        assertRefused(with(DATASOURCE, Map.of(setting, value, variable, "1")),
                setting + " and the property " + property + " are both set: only one of them should be");
    }

    @Test
    void haveNoPlaceholdersInTheValuesOfSettings() throws InvalidSettingsException {
        for (String secret : List.of("abc${def}x", "abc${def", "a${random.int}b", "a${HOME:zz}b", "$${x}", "a$b}c")) {
            Configuration configuration = Configuration
                    .of(Map.of("POSTGRES_HOST", "db", "POSTGRES_USER", secret, "POSTGRES_PASSWORD", secret));

            assertThat(property(configuration, "datasources.default.password")).isEqualTo(secret);
            assertThat(property(configuration, "datasources.default.username")).isEqualTo(secret);
        }
    }

    @Test
    void keepTheParametersOfAnUrl() throws InvalidSettingsException {
        Configuration configuration = Configuration.of(with(DATASOURCE,
                Map.of("DATASOURCES_DEFAULT_URL", "jdbc:postgresql://db/entries?sslmode=verify-full&connectTimeout=9")));

        PGSimpleDataSource dataSource = TestDataSources.of(configuration);
        assertThat(dataSource.getSslmode()).isEqualTo("verify-full");
        assertThat(dataSource.getConnectTimeout()).isEqualTo(9);
        assertThat(dataSource.getLoginTimeout()).isEqualTo(5);
        assertThat(dataSource.getSslfactory()).isEqualTo(DefaultJavaSSLFactory.class.getName());
    }

    @Test
    void areTakenForTlsAsSettingsAre() throws InvalidSettingsException {
        String driver = "datasources.default.data-source-properties.";
        PGSimpleDataSource mode = TestDataSources.of(Configuration.of(DATASOURCE, Map.of(driver + "sslmode", "verify-full")));
        PGSimpleDataSource authority = TestDataSources.of(Configuration.of(with(DATASOURCE, Map.of("POSTGRES_SSLMODE", "verify-full")),
                Map.of(driver + "sslrootcert", "pom.xml")));

        assertThat(mode.getSslmode()).isEqualTo("verify-full");
        assertThat(mode.getSslfactory()).isEqualTo(DefaultJavaSSLFactory.class.getName());
        assertThat(authority.getSslRootCert()).isEqualTo("pom.xml");
        assertThat(authority.getSslfactory()).isEqualTo(LibPQFactory.class.getName());
    }

    @Test
    void areRefusedWhereMicronautWouldIgnoreThem() {
        assertRefused(with(DATASOURCE, Map.of("DATASOURCES_DEFAULT_DATA_SOURCE_PROPERTIES_SSLMODE", "verify-full")),
                "DATASOURCES_DEFAULT_DATA_SOURCE_PROPERTIES_SSLMODE is set: no variable can set a property of the driver, but a file can,"
                        + " and settings such as POSTGRES_SSLMODE");
    }

    @Test
    void areRefusedBesideASettingInTheUrl() {
        assertRefused(with(DATASOURCE, Map.of("DATASOURCES_DEFAULT_URL", "jdbc:postgresql://db/entries?sslmode=disable",
                "POSTGRES_SSLMODE", "verify-full")),
                "POSTGRES_SSLMODE and the property datasources.default.url are both set: only one of them should be");
    }

    private static @Nullable String property(Configuration configuration, String name) {
        return configuration.properties().getProperty(name, String.class).orElse(null);
    }

    private static Map<String, String> with(Map<String, String> variables, Map<String, String> more) {
        var all = new HashMap<>(variables);
        all.putAll(more);
        return all;
    }
}
