package io.github.slipway.settings;

import static io.github.slipway.settings.Setting.FIXTURES;
import static io.github.slipway.settings.Setting.GRAPHS_URL;
import static io.github.slipway.settings.Setting.LOG_FORMAT;
import static io.github.slipway.settings.Setting.LOG_LEVEL;
import static io.github.slipway.settings.Setting.METRICS_URL;
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
import static io.github.slipway.settings.Setting.SYSLOG_HOST;
import static io.github.slipway.settings.Setting.SYSLOG_PORT;
import static io.github.slipway.settings.Setting.UI;
import static io.github.slipway.settings.Setting.WARM_UP;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set from outside, checked. Defaults stand here and nowhere else.
 *
 * @param service the service's name: see {@link ServiceName}
 * @param database the database and this program's role in it
 * @param syslog the syslog server, or null for none
 * @param logFormat how lines on standard output look; json unless set
 * @param logLevel lines below it are not written; INFO unless set
 * @param fixtures whether {@code migrate} loads the fixtures into an empty table; false unless set
 * @param shutdownTimeout how long requests in flight may take once the program is told to stop; 0 to 10 minutes, 20 s unless
 * set
 * @param warmUp whether a replica warms up before it is ready; true unless set
 * @param ui what the page offers; full unless set
 * @param graphsUrl where the page links to for graphs, or null for no link
 * @param metricsUrl where the page links to for metrics, or null for no link
 */
public record Settings(String service, Database database, @Nullable Syslog syslog, LogFormat logFormat, LogLevel logLevel, boolean fixtures,
        Duration shutdownTimeout, boolean warmUp, Ui ui, @Nullable URI graphsUrl, @Nullable URI metricsUrl) {

    /**
     * The database.
     *
     * @param host name or address
     * @param port TCP port; 5432 unless set
     * @param name the database's name; the service's name unless set
     * @param user the role: the owner's for {@code migrate}, else one that may read and write rows
     * @param password the role's password
     * @param sslMode as libpq's sslmode; prefer unless set
     * @param sslRootCert file with the certificates of the authorities that are trusted; null for those that Java knows
     * @param poolSize connections at most; 1 to 1000, 8 unless set
     * @param timeout limit of one statement; 0.1 s to 10 minutes, 5 s unless set
     */
    public record Database(String host, int port, String name, String user, String password, SslMode sslMode, @Nullable Path sslRootCert,
            int poolSize, Duration timeout) {

        /** Everything but the password. */
        @Override
        public String toString() {
            return user + "@" + host + ":" + port + "/" + name + "?sslmode=" + sslMode;
        }
    }

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

    /** As libpq's {@code sslmode}. */
    public enum SslMode {
        disable, allow, prefer, require, verify_ca, verify_full;

        /** Whether the server's certificate has to be signed by an authority that is trusted. */
        public boolean verifies() {
            return this == verify_ca || this == verify_full;
        }

        /** The value as libpq and the driver spell it. */
        @Override
        public String toString() {
            return name().replace('_', '-');
        }
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
     * Reads and checks all settings.
     *
     * @param environment the environment's variables; an empty one counts as unset
     * @return the settings
     * @throws InvalidSettingsException if any is missing or malformed; it names all of them
     */
    public static Settings of(Map<String, String> environment) throws InvalidSettingsException {
        String service = ServiceName.read();
        var read = new SettingsReader(environment);
        var database = new Database(
                read.host(POSTGRES_HOST),
                read.port(POSTGRES_PORT, 5432),
                read.text(POSTGRES_DB, service),
                read.textOrFile(POSTGRES_USER, POSTGRES_USER_FILE),
                read.textOrFile(POSTGRES_PASSWORD, POSTGRES_PASSWORD_FILE),
                read.choice(POSTGRES_SSLMODE, SslMode.class, SslMode.prefer),
                read.file(POSTGRES_SSLROOTCERT),
                read.integer(POSTGRES_POOL_SIZE, 8, 1, 1000),
                read.duration(POSTGRES_TIMEOUT, Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(10)));
        int syslogPort = read.port(SYSLOG_PORT, 514);
        var settings = new Settings(
                service,
                database,
                read.isSet(SYSLOG_HOST) ? new Syslog(read.host(SYSLOG_HOST), syslogPort) : null,
                read.choice(LOG_FORMAT, LogFormat.class, LogFormat.json),
                read.choice(LOG_LEVEL, LogLevel.class, LogLevel.INFO),
                read.flag(FIXTURES, false),
                read.duration(SHUTDOWN_TIMEOUT, Duration.ofSeconds(20), Duration.ZERO, Duration.ofMinutes(10)),
                read.flag(WARM_UP, true),
                read.choice(UI, Ui.class, Ui.full),
                read.url(GRAPHS_URL),
                read.url(METRICS_URL));
        read.throwIfInvalid();
        return settings;
    }
}
