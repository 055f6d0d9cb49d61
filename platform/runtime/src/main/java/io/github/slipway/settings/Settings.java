package io.github.slipway.settings;

import static io.github.slipway.settings.Setting.GRAPHS_URL;
import static io.github.slipway.settings.Setting.HTTP_MAX_CONNECTIONS;
import static io.github.slipway.settings.Setting.LOG_FORMAT;
import static io.github.slipway.settings.Setting.LOG_LEVEL;
import static io.github.slipway.settings.Setting.METRICS_URL;
import static io.github.slipway.settings.Setting.SYSLOG_HOST;
import static io.github.slipway.settings.Setting.SYSLOG_PORT;
import static io.github.slipway.settings.Setting.UI;
import static io.github.slipway.settings.Setting.WARM_UP;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The settings that are no properties of Micronaut, checked. {@link SettingProperties} has the others.
 *
 * @param service the service's name: the property {@code micronaut.application.name}
 * @param syslog the syslog server, or null for none
 * @param logFormat how lines on standard output look; json unless set
 * @param logLevel lines below it are not written; INFO unless set
 * @param warmUp whether a replica warms up before it is ready; true unless set
 * @param maxConnections connections of callers at once; 1 to 100,000, 4096 unless set
 * @param ui what the page offers; full unless set
 * @param graphsUrl where the page links to for graphs, or null for no link
 * @param metricsUrl where the page links to for metrics, or null for no link
 */
public record Settings(String service, @Nullable Syslog syslog, LogFormat logFormat, LogLevel logLevel, boolean warmUp, int maxConnections,
        Ui ui, @Nullable URI graphsUrl, @Nullable URI metricsUrl) {
    /**
     * The syslog server.
     *
     * @param host name or address
     * @param port TCP port; 514 unless set
     */
    public record Syslog(String host, int port) {}

    /** How lines on standard output look. */
    public enum LogFormat {
        /** One JSON object a line. */
        json,
        /** For people. */
        text
    }

    /** As Logback's. */
    public enum LogLevel {
        TRACE, DEBUG, INFO, WARN, ERROR
    }

    /** What the page offers. */
    public enum Ui {
        /** Reading and editing. */
        full,
        /** Reading. */
        readonly,
        /** There is no page. */
        off
    }

    /**
     * Reads the settings, and reports to the reader what is missing or malformed.
     *
     * @param reader the settings
     * @param service the service's name
     */
    static Settings read(SettingsReader reader, String service) {
        int syslogPort = reader.port(SYSLOG_PORT, 514);
        return new Settings(
                service,
                reader.isSet(SYSLOG_HOST) ? new Syslog(reader.host(SYSLOG_HOST), syslogPort) : null,
                logFormat(reader),
                logLevel(reader),
                reader.flag(WARM_UP, true),
                reader.integer(HTTP_MAX_CONNECTIONS, 4096, 1, 100_000),
                reader.choice(UI, Ui.class, Ui.full),
                reader.url(GRAPHS_URL),
                reader.url(METRICS_URL));
    }

    /** The format alone, which logging needs before Micronaut can read the others. A malformed one counts as unset. */
    public static LogFormat logFormat(Map<String, String> variables) {
        return logFormat(new SettingsReader(variables));
    }

    /** The level alone, which logging needs before Micronaut can read the others. A malformed one counts as unset. */
    public static LogLevel logLevel(Map<String, String> variables) {
        return logLevel(new SettingsReader(variables));
    }

    private static LogFormat logFormat(SettingsReader reader) {
        return reader.choice(LOG_FORMAT, LogFormat.class, LogFormat.json);
    }

    private static LogLevel logLevel(SettingsReader reader) {
        return reader.choice(LOG_LEVEL, LogLevel.class, LogLevel.INFO);
    }
}
