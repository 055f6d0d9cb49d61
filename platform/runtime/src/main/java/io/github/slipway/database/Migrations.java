package io.github.slipway.database;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

import io.micronaut.core.naming.conventions.StringConvention;
import io.micronaut.core.value.PropertyResolver;

/**
 * Flyway as the properties {@code flyway.datasources.default.*} configure it, by the names of micronaut-flyway. That library
 * itself needs a started context: {@code migrate} took 4.1 s with it, and 1.9 s without.
 */
final class Migrations {
    private static final String PREFIX = "flyway.datasources.default";
    /** Slipway's callbacks, which run after the migrations of every service. */
    private static final String CALLBACKS = "classpath:io/github/slipway/database/callbacks";

    /** The names that Flyway's configuration has. */
    private static final Set<String> NAMES = Arrays.stream(FluentConfiguration.class.getMethods()).map(Method::getName)
            .collect(Collectors.toSet());

    private Migrations() {}

    /**
     * The migrations of a database.
     *
     * @param properties Micronaut's, of which Flyway takes its own
     * @param pooled whether the data source's connections are {@linkplain PostgresDataSource#isPooled pooled}
     * @throws org.flywaydb.core.api.FlywayException if a value is malformed
     */
    static Flyway of(DataSource dataSource, PropertyResolver properties, boolean pooled) {
        Map<String, String> configured = new HashMap<>();
        properties.getProperties(PREFIX, StringConvention.CAMEL_CASE).forEach((name, value) -> {
            if (isKnown(name)) {
                configured.put("flyway." + name, text(value));
            }
        });
        // The service chooses their names.
        properties.getProperties(PREFIX + ".placeholders", StringConvention.RAW)
                .forEach((name, value) -> configured.put("flyway.placeholders." + name, text(value)));
        configured.merge("flyway.locations", CALLBACKS, (locations, callbacks) -> locations + "," + callbacks);
        FluentConfiguration flyway = Flyway.configure().configuration(configured).dataSource(dataSource);
        // CREATE INDEX CONCURRENTLY can wait without a limit for a lock that a transaction holds (see MigrateCommand), but a pooler
        // loses the lock of a session.
        Objects.requireNonNull(flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)).setTransactionalLock(pooled);
        return flyway.load();
    }

    /** A variable has several names: {@code BASELINE_VERSION} is {@code baselineVersion} and {@code baseline.version}. */
    private static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }
}
