package io.github.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

import io.github.slipway.settings.Settings.LogFormat;
import io.github.slipway.settings.Settings.LogLevel;
import io.github.slipway.settings.Settings.Syslog;
import io.github.slipway.settings.Settings.Ui;

class SettingsTest {
    private static final Map<String, String> REQUIRED = Map.of(
            "POSTGRES_HOST", "db", "POSTGRES_USER", "writer", "POSTGRES_PASSWORD", "s3cret");

    @Test
    void haveDefaultsForAllButTheDatabasesHostAndRole() throws InvalidSettingsException {
        Configuration configuration = Configuration.of(REQUIRED);

        assertThat(configuration.settings())
                .isEqualTo(new Settings("slipway", null, LogFormat.json, LogLevel.INFO, true, 4096, Ui.full, null, null));
        assertProperties(configuration, Map.of(
                "datasources.default.url", "jdbc:postgresql://db:5432/slipway", "datasources.default.username", "writer",
                "datasources.default.password", "s3cret", "datasources.default.maximum-pool-size", "8",
                "datasources.default.data-source-properties.sslmode", "prefer",
                "datasources.default.statement-timeout", "PT5S",
                "datasources.default.data-source-properties.socketTimeout", "7",
                "flyway.datasources.default.locations", "classpath:db/migration",
                "micronaut.lifecycle.graceful-shutdown.grace-period", "PT10S"));
        assertProperties(configuration, Map.of(Ports.API_PROPERTY, "8080", Ports.MANAGEMENT_PROPERTY, "8081",
                "micronaut.server.idle-timeout", "PT10M50S"));
    }

    @Test
    void canAllBeSet() throws InvalidSettingsException {
        Configuration configuration = Configuration.of(with(Map.of(
                "POSTGRES_PORT", "6432", "POSTGRES_DB", "all entries", "POSTGRES_SSLMODE", "require", "POSTGRES_POOL_SIZE", "3",
                "POSTGRES_TIMEOUT", "1m30s", "SYSLOG_HOST", "log", "SYSLOG_PORT", "5514", "LOG_FORMAT", "text"),
                Map.of("HTTP_IDLE_TIMEOUT", "2m", "HTTP_MAX_CONNECTIONS", "100", "LOG_LEVEL", "DEBUG", "FIXTURES", "true",
                        "SHUTDOWN_TIMEOUT", "0s", "WARM_UP", "false", "UI", "readonly",
                        "GRAPHS_URL", "https://graphs.example.com/", "METRICS_URL", "http://metrics.example.com:9090/")));

        assertThat(configuration.settings()).isEqualTo(new Settings(
                "slipway", new Syslog("log", 5514), LogFormat.text, LogLevel.DEBUG, false, 100, Ui.readonly,
                URI.create("https://graphs.example.com/"), URI.create("http://metrics.example.com:9090/")));
        assertProperties(configuration, Map.of(
                "datasources.default.url", "jdbc:postgresql://db:6432/all+entries", "datasources.default.maximum-pool-size", "3",
                "datasources.default.data-source-properties.sslmode", "require",
                "datasources.default.statement-timeout", "PT1M30S",
                "datasources.default.data-source-properties.socketTimeout", "92",
                "flyway.datasources.default.locations", "classpath:db/migration,classpath:db/fixtures",
                "micronaut.lifecycle.graceful-shutdown.grace-period", "PT0S", "micronaut.server.idle-timeout", "PT2M"));
    }

    @ParameterizedTest
    @CsvSource({"verify-ca,true", "verify-full,true", "require,false", "prefer,false"})
    void trustTheAuthoritiesThatJavaKnows(String mode, boolean verifies) throws InvalidSettingsException {
        assertThat(
                property(Configuration.of(with(Map.of("POSTGRES_SSLMODE", mode))), "datasources.default.data-source-properties.sslfactory"))
                .isEqualTo(verifies ? DefaultJavaSSLFactory.class.getName() : null);
    }

    @Test
    void trustTheAuthoritiesOfAFileOnly() throws InvalidSettingsException {
        Configuration configuration = Configuration.of(with(Map.of("POSTGRES_SSLMODE", "verify-full", "POSTGRES_SSLROOTCERT", "pom.xml")));

        assertThat(property(configuration, "datasources.default.data-source-properties.sslrootcert")).isEqualTo("pom.xml");
        assertThat(property(configuration, "datasources.default.data-source-properties.sslfactory")).isNull();
    }

    @Test
    void countAsUnsetWhereEmpty() throws InvalidSettingsException {
        Configuration configuration = Configuration.of(with(Map.of("POSTGRES_PORT", "", "LOG_LEVEL", "", "SYSLOG_HOST", "",
                "POSTGRES_PASSWORD_FILE", "")));

        assertThat(configuration.settings()).isEqualTo(Configuration.of(REQUIRED).settings());
        assertProperties(configuration, Map.of("datasources.default.url", "jdbc:postgresql://db:5432/slipway"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "POSTGRES_HOST      | db/other?x=y | the name or address of a host",
            "POSTGRES_HOST      | db other     | the name or address of a host",
            "POSTGRES_HOST      | db,db2       | the name or address of a host",
            "POSTGRES_PORT      | x            | a whole number from 1 to 65535",
            "POSTGRES_PORT      | 0            | a whole number from 1 to 65535",
            "POSTGRES_PORT      | 65536        | a whole number from 1 to 65535",
            "POSTGRES_PORT      | 99999999999  | a whole number from 1 to 65535",
            "POSTGRES_SSLMODE   | verify_full  | one of disable, allow, prefer, require, verify-ca, verify-full",
            "POSTGRES_SSLROOTCERT | /no/such   | a file that can be read",
            "POSTGRES_POOL_SIZE | 0            | a whole number from 1 to 1000",
            "POSTGRES_POOL_SIZE | 1001         | a whole number from 1 to 1000",
            "POSTGRES_POOL_SIZE | 8.0          | a whole number from 1 to 1000",
            "POSTGRES_TIMEOUT   | 5            | a time such as 5s or 1m30s, from 0.1s to 10m",
            "POSTGRES_TIMEOUT   | 0.099s       | a time such as 5s or 1m30s, from 0.1s to 10m",
            "POSTGRES_TIMEOUT   | 10m0.001s    | a time such as 5s or 1m30s, from 0.1s to 10m",
            "SYSLOG_HOST        | a b          | the name or address of a host",
            "SYSLOG_PORT        | -1           | a whole number from 1 to 65535",
            "LOG_FORMAT         | xml          | one of json, text",
            "LOG_LEVEL          | info         | one of TRACE, DEBUG, INFO, WARN, ERROR",
            "FIXTURES           | yes          | true or false",
            "SHUTDOWN_TIMEOUT   | -1s          | a time such as 5s or 1m30s, from 0s to 10m",
            "SHUTDOWN_TIMEOUT   | 601s         | a time such as 5s or 1m30s, from 0s to 10m",
            "HTTP_IDLE_TIMEOUT  | 0.9s         | a time such as 5s or 1m30s, from 1s to 1h",
            "HTTP_MAX_CONNECTIONS | 0          | a whole number from 1 to 100000",
            "WARM_UP            | no           | true or false",
            "UI                 | none         | one of full, readonly, off",
            "GRAPHS_URL         | graphs       | an address such as https://graphs.example.com/",
            "GRAPHS_URL         | javascript:alert(1) | an address such as https://graphs.example.com/",
            "METRICS_URL        | http://[     | an address such as https://graphs.example.com/"})
    void areRefusedInOneLineThatNamesTheSettingAndWhatItShouldBe(String name, String value, String expected) {
        assertRefused(with(Map.of(name, value)), name + " is '" + value + "': it should be " + expected);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES_PORT,1", "POSTGRES_PORT,65535", "POSTGRES_POOL_SIZE,1", "POSTGRES_POOL_SIZE,1000", "POSTGRES_TIMEOUT,0.1s",
            "POSTGRES_TIMEOUT,10m", "SHUTDOWN_TIMEOUT,0s", "SHUTDOWN_TIMEOUT,10m", "HTTP_IDLE_TIMEOUT,1s", "HTTP_IDLE_TIMEOUT,1h",
            "HTTP_MAX_CONNECTIONS,1", "SYSLOG_PORT,1", "SYSLOG_PORT,65535",
            "POSTGRES_HOST,::1", "POSTGRES_HOST,10.0.0.1", "POSTGRES_HOST,db-1.example.com", "POSTGRES_SSLROOTCERT,pom.xml"})
    void areTakenUpToTheirLimits(String name, String value) throws InvalidSettingsException {
        assertThat(Configuration.of(with(Map.of(name, value))).settings().service()).isEqualTo("slipway");
    }

    @Test
    void areRefusedWithoutTheDatabasesHostAndRole() {
        assertRefused(Map.of(),
                "POSTGRES_HOST is not set: it should be the name or address of a host",
                "POSTGRES_USER is not set: set it, or set POSTGRES_USER_FILE to a file with the value",
                "POSTGRES_PASSWORD is not set: set it, or set POSTGRES_PASSWORD_FILE to a file with the value");
    }

    @Test
    void areRefusedInALineForEachThatIsWrong() {
        assertRefused(with(Map.of("POSTGRES_PORT", "x", "FIXTURES", "1", "UI", "on")),
                "POSTGRES_PORT is 'x': it should be a whole number from 1 to 65535",
                "FIXTURES is '1': it should be true or false",
                "UI is 'on': it should be one of full, readonly, off");
    }

    static void assertRefused(Map<String, String> environment, String... lines) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> Configuration.of(environment))
                .withMessage(String.join(System.lineSeparator(), lines));
    }

    @SafeVarargs
    private static Map<String, String> with(Map<String, String>... more) {
        var environment = new HashMap<>(REQUIRED);
        for (Map<String, String> variables : more) {
            environment.putAll(variables);
        }
        return environment;
    }

    private static void assertProperties(Configuration configuration, Map<String, String> expected) {
        assertThat(expected).allSatisfy((name, value) -> assertThat(property(configuration, name)).as(name).isEqualTo(value));
    }

    private static @Nullable String property(Configuration configuration, String name) {
        return configuration.properties().getProperty(name, String.class).orElse(null);
    }
}
