package io.github.slipway.database;

import java.time.Duration;

import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

import io.github.slipway.settings.Settings;

/**
 * Opens connections to PostgreSQL as the settings say, none of which can hang: connecting is limited in time, and so is
 * executing a statement where there is a limit for it.
 */
class PostgresDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    /** For a TCP connection; a server that is there answers in a hundredth of it. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** For all until the first statement: name resolution, TCP, TLS, the password. */
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(5);
    /**
     * The server ends a statement at its limit. Only where that answer never comes does the client stop waiting, this much later.
     */
    private static final Duration NETWORK_MARGIN = Duration.ofSeconds(2);

    /**
     * A data source without a pool.
     *
     * @param settings the database, the role, and the service's name, under which PostgreSQL lists the connections
     * @param statementTimeout the limit of one statement; zero for none
     */
    PostgresDataSource(Settings settings, Duration statementTimeout) {
        Settings.Database database = settings.database();
        setServerNames(new String[]{database.host()});
        setPortNumbers(new int[]{database.port()});
        setDatabaseName(database.name());
        setUser(database.user());
        setPassword(database.password());
        setSslmode(database.sslMode().toString());
        if (database.sslRootCert() != null) {
            setSslRootCert(database.sslRootCert().toString());
        } else if (database.sslMode().verifies()) {
            // Without a file, the driver would look for one in the user's home, and fail.
            setSslfactory(DefaultJavaSSLFactory.class.getName());
        }
        setApplicationName(settings.service());
        setTcpKeepAlive(true);
        setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
        super.setLoginTimeout((int) LOGIN_TIMEOUT.toSeconds());
        if (!statementTimeout.isZero()) {
            setOptions("-c statement_timeout=" + statementTimeout.toMillis());
            setSocketTimeout((int) statementTimeout.plus(NETWORK_MARGIN).toSeconds());
        }
        // The service has few statements and repeats them: the server parses each once per connection.
        setPrepareThreshold(1);
    }

    /** Does nothing. The pool would set a second, too short for TLS and a busy server. */
    @Override
    public final void setLoginTimeout(int seconds) {
        // The limit stays.
    }
}
