package io.github.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.github.slipway.Repository;
import io.github.slipway.testing.Matches;
import io.micronaut.context.env.Environment;

/** The table of docs/reference/settings.md agrees with the code. */
class SettingsTableTest {
    private static final Pattern ROW = Pattern.compile("\\| ((?:`[A-Z_]+` )+)\\| ([^|]+) \\|.*");
    private static final String NONE = "–";
    private static final String SERVICE_NAME = "the service's name";

    private final Map<Setting, String> defaults = new LinkedHashMap<>();

    SettingsTableTest() throws IOException {
        for (String line : Files.readAllLines(Repository.file("docs/reference/settings.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String[] names = row.group(1).strip().replace("`", "").split(" ", -1);
                String[] values = row.group(2).split(", ", -1);
                for (int i = 0; i < names.length; i++) {
                    defaults.put(Setting.valueOf(names[i]), values[Math.min(i, values.length - 1)]);
                }
            }
        }
    }

    @Test
    void hasEachSetting() {
        assertThat(defaults).containsOnlyKeys(Setting.values());
    }

    @Test
    void hasTheDefaultsOfTheCode() throws InvalidSettingsException {
        Configuration configuration = Configuration.of(Map.of("POSTGRES_HOST", "db", "POSTGRES_USER", "slipway",
                "POSTGRES_PASSWORD", "secret", "SYSLOG_HOST", "log"));
        Settings settings = configuration.settings();
        Environment properties = configuration.properties();
        Map<Setting, Object> expected = Map.ofEntries(
                Map.entry(Setting.POSTGRES_PORT, Matches.first(property(properties, "datasources.default.url"), ":(\\d+)/")),
                Map.entry(Setting.POSTGRES_DB, property(properties, "datasources.default.url").endsWith("/" + settings.service())
                        ? SERVICE_NAME
                        : "another name"),
                Map.entry(Setting.POSTGRES_SSLMODE, property(properties, "datasources.default.data-source-properties.sslmode")),
                Map.entry(Setting.POSTGRES_POOL_SIZE, property(properties, "datasources.default.maximum-pool-size")),
                Map.entry(Setting.POSTGRES_TIMEOUT,
                        properties.getRequiredProperty("datasources.default.statement-timeout", Duration.class).toSeconds() + "s"),
                Map.entry(Setting.SYSLOG_PORT, Objects.requireNonNull(settings.syslog()).port()),
                Map.entry(Setting.LOG_FORMAT, settings.logFormat()),
                Map.entry(Setting.LOG_LEVEL, settings.logLevel()),
                Map.entry(Setting.FIXTURES, property(properties, "flyway.datasources.default.locations").contains("fixtures")),
                Map.entry(Setting.SHUTDOWN_TIMEOUT, properties.getRequiredProperty(
                        "micronaut.lifecycle.graceful-shutdown.grace-period", Duration.class).multipliedBy(2).toSeconds() + "s"),
                Map.entry(Setting.HTTP_IDLE_TIMEOUT,
                        properties.getRequiredProperty("micronaut.server.idle-timeout", Duration.class).toSeconds() + "s"),
                Map.entry(Setting.HTTP_MAX_CONNECTIONS, settings.maxConnections()),
                Map.entry(Setting.WARM_UP, settings.warmUp()),
                Map.entry(Setting.UI, settings.ui()));

        defaults.values().removeIf(NONE::equals);
        assertThat(defaults).containsOnlyKeys(expected.keySet());
        assertThat(defaults).allSatisfy((setting, value) -> assertThat(value).as(setting.name())
                .isEqualTo(String.valueOf(expected.get(setting))));
    }

    private static String property(Environment properties, String name) {
        return properties.getRequiredProperty(name, String.class);
    }
}
