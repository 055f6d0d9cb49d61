package io.github.slipway.settings;

import static io.github.slipway.settings.Setting.FIXTURES;
import static io.github.slipway.settings.Setting.HTTP_IDLE_TIMEOUT;
import static io.github.slipway.settings.Setting.POSTGRES_DB;
import static io.github.slipway.settings.Setting.POSTGRES_HOST;
import static io.github.slipway.settings.Setting.POSTGRES_PASSWORD;
import static io.github.slipway.settings.Setting.POSTGRES_PASSWORD_FILE;
import static io.github.slipway.settings.Setting.POSTGRES_POOL_SIZE;
import static io.github.slipway.settings.Setting.POSTGRES_PORT;
import static io.github.slipway.settings.Setting.POSTGRES_SSLMODE;
import static io.github.slipway.settings.Setting.POSTGRES_SSLROOTCERT;
import static io.github.slipway.settings.Setting.POSTGRES_TIMEOUT;
import static io.github.slipway.settings.Setting.POSTGRES_USER;
import static io.github.slipway.settings.Setting.POSTGRES_USER_FILE;
import static io.github.slipway.settings.Setting.SHUTDOWN_TIMEOUT;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.ssl.DefaultJavaSSLFactory;

import io.micronaut.core.value.PropertyResolver;

/**
 * Turns the settings of the database and of the server into Micronaut's properties. A property can be configured directly
 * instead, in any of Micronaut's sources; its settings must be unset then.
 */
final class SettingProperties {
    private static final String DATASOURCE = "datasources.default.";
    private static final String DRIVER = DATASOURCE + "data-source-properties.";
    /** Micronaut passes the driver's properties on by the names that they have in files, which variables cannot have. */
    private static final String DRIVER_VARIABLE = "DATASOURCES_DEFAULT_DATA_SOURCE_PROPERTIES_";
    /** Micronaut replaces it by a dollar: the property in it is never set. */
    private static final String DOLLAR = "${slipway.not-set:$}";

    /** A statement ends at its limit. The client stops waiting this much later, if the server's response never arrives. */
    private static final Duration NETWORK_MARGIN = Duration.ofSeconds(2);

    private final SettingsReader reader;
    private final PropertyResolver configured;
    private final Map<String, Object> properties = new HashMap<>();

    private SettingProperties(SettingsReader reader, PropertyResolver configured) {
        this.reader = reader;
        this.configured = configured;
    }

    /**
     * Reads the settings, and reports to the reader what is missing, malformed, or contradicts a property.
     *
     * @param reader the settings
     * @param configured the properties that other sources configure
     * @param service the service's name: the database's name, unless set
     * @return the properties by their names
     */
    static Map<String, Object> read(SettingsReader reader, PropertyResolver configured, String service) {
        var conversion = new SettingProperties(reader, configured);
        reader.refuseVariables(DRIVER_VARIABLE, "no variable can set a property of the driver, but a file can, and settings such as "
                + POSTGRES_SSLMODE);
        conversion.convertDatabase(service);
        conversion.convertTls();
        conversion.convertFlywayAndServer();
        return conversion.properties;
    }

    private void convertDatabase(String service) {
        convert(DATASOURCE + "url",
                () -> url(reader.host(POSTGRES_HOST), reader.port(POSTGRES_PORT, 5432), reader.text(POSTGRES_DB, service)),
                POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB);
        convert(DATASOURCE + "username", () -> reader.textOrFile(POSTGRES_USER, POSTGRES_USER_FILE), POSTGRES_USER, POSTGRES_USER_FILE);
        convert(DATASOURCE + "password", () -> reader.textOrFile(POSTGRES_PASSWORD, POSTGRES_PASSWORD_FILE), POSTGRES_PASSWORD,
                POSTGRES_PASSWORD_FILE);
        convert(DATASOURCE + "maximum-pool-size", () -> reader.integer(POSTGRES_POOL_SIZE, 8, 1, 1000), POSTGRES_POOL_SIZE);

        Duration timeout = reader.duration(POSTGRES_TIMEOUT, Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(10));
        convert(DATASOURCE + "statement-timeout", () -> timeout, POSTGRES_TIMEOUT);
        if (!configured.containsProperty(DATASOURCE + "statement-timeout")) {
            convert(DRIVER + "socketTimeout", () -> timeout.plus(NETWORK_MARGIN).toSeconds(), POSTGRES_TIMEOUT);
        }
    }

    private void convertTls() {
        SslMode sslMode = reader.choice(POSTGRES_SSLMODE, SslMode.class, SslMode.prefer);
        Path rootCertificates = reader.file(POSTGRES_SSLROOTCERT);
        String mode = configuredOf("sslmode", sslMode.toString(), POSTGRES_SSLMODE);
        String authorities = configuredOf("sslrootcert", rootCertificates == null ? null : rootCertificates.toString(),
                POSTGRES_SSLROOTCERT);
        if (mode != null && mode.startsWith("verify-") && authorities == null) {
            // Without a file, the driver would look for one in the user's home, and fail.
            convert(DRIVER + "sslfactory", DefaultJavaSSLFactory.class::getName);
        }
    }

    /**
     * Converts a setting of TLS, and returns its value, or that of the driver's property or of the URL's parameter in its place.
     */
    private @Nullable String configuredOf(String name, @Nullable String value, Setting setting) {
        Matcher parameter = Pattern.compile("[?&]" + name + "=([^&]*)")
                .matcher(configured.getProperty(DATASOURCE + "url", String.class).orElse(""));
        if (parameter.find()) {
            reader.refuseBeside(DATASOURCE + "url", setting);
            return parameter.group(1);
        }
        convert(DRIVER + name, () -> value, setting);
        return configured.getProperty(DRIVER + name, String.class).orElse(value);
    }

    private void convertFlywayAndServer() {
        boolean fixtures = reader.flag(FIXTURES, false);
        convert("flyway.datasources.default.locations", () -> "classpath:db/migration" + (fixtures ? ",classpath:db/fixtures" : ""),
                FIXTURES);
        Duration idle = reader.duration(HTTP_IDLE_TIMEOUT, Duration.ofSeconds(650), Duration.ofSeconds(1), Duration.ofHours(1));
        convert("micronaut.server.idle-timeout", () -> idle, HTTP_IDLE_TIMEOUT);
        Duration shutdown = reader.duration(SHUTDOWN_TIMEOUT, Duration.ofSeconds(20), Duration.ZERO, Duration.ofMinutes(10));
        // One half is for the connections, one for the requests in flight: see Server.
        convert("micronaut.lifecycle.graceful-shutdown.grace-period", () -> shutdown.dividedBy(2), SHUTDOWN_TIMEOUT);
    }

    private void convert(String property, Supplier<@Nullable Object> value, Setting... settings) {
        if (configured.containsProperty(property)) {
            reader.refuseBeside(property, settings);
            return;
        }
        Object converted = value.get();
        if (converted != null) {
            // A password is no template: Micronaut would look for placeholders in it.
            properties.put(property, converted instanceof String text ? text.replace("${", DOLLAR + "{") : converted);
        }
    }

    private static String url(String host, int port, String database) {
        String address = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + address + ":" + port + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }
}
