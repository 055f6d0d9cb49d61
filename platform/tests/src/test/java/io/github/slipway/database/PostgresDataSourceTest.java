package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;
import org.postgresql.ssl.LibPQFactory;

import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Settings;

class PostgresDataSourceTest {

    @ParameterizedTest
    @CsvSource({"verify-ca,true", "verify-full,true", "require,false", "prefer,false"})
    void trustsTheAuthoritiesThatJavaKnows(String mode, boolean verifies) throws InvalidSettingsException {
        PGSimpleDataSource dataSource = dataSource(Map.of("POSTGRES_SSLMODE", mode));

        assertThat(dataSource.getSslmode()).isEqualTo(mode);
        assertThat(dataSource.getSslfactory()).isEqualTo((verifies ? DefaultJavaSSLFactory.class : LibPQFactory.class).getName());
    }

    @Test
    void trustsThoseInAFileOnly() throws InvalidSettingsException {
        PGSimpleDataSource dataSource = dataSource(Map.of("POSTGRES_SSLMODE", "verify-full", "POSTGRES_SSLROOTCERT", "pom.xml"));

        assertThat(dataSource.getSslRootCert()).isEqualTo("pom.xml");
        assertThat(dataSource.getSslfactory()).isEqualTo(LibPQFactory.class.getName());
    }

    private static PGSimpleDataSource dataSource(Map<String, String> tls) throws InvalidSettingsException {
        var environment = new HashMap<>(tls);
        environment.putAll(Map.of("POSTGRES_HOST", "db", "POSTGRES_USER", "slipway", "POSTGRES_PASSWORD", "secret"));
        return new PostgresDataSource(Settings.of(environment), Duration.ZERO);
    }
}
