package io.github.slipway.settings;

/**
 * The names of all settings: environment variables of exactly these names. {@link Settings} says what they mean.
 */
public enum Setting {
    POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB,
    POSTGRES_USER, POSTGRES_USER_FILE, POSTGRES_PASSWORD, POSTGRES_PASSWORD_FILE,
    POSTGRES_SSLMODE, POSTGRES_SSLROOTCERT, POSTGRES_POOL_SIZE, POSTGRES_TIMEOUT,
    SYSLOG_HOST, SYSLOG_PORT, LOG_FORMAT, LOG_LEVEL,
    FIXTURES, SHUTDOWN_TIMEOUT, WARM_UP,
    UI, GRAPHS_URL, METRICS_URL
}
