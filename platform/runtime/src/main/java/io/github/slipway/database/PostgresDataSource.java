package io.github.slipway.database;

import java.time.Duration;

import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

import io.github.slipway.settings.Settings;

/**
 * Opens connections to PostgreSQL as the settings say, none of which can hang: connecting is limited in time, and so is
 * executing a statement where there is a limit for it.
 */
final class PostgresDataSource {
    /** For a TCP connection; a server that is there answers in a hundredth of it. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** For all until the first statement: name resolution, TCP, TLS, the password. */
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(5);
    /**
     * The server ends a statement at its limit. Only where that answer never comes does the client stop waiting, this much later.
     */
    private static final Duration NETWORK_MARGIN = Duration.ofSeconds(2);

    private PostgresDataSource() {}

    /**
     * A data source without a pool.
     *
     * @param settings the database, the role, and the service's name, under which PostgreSQL lists the connections
     * @param statementTimeout the limit of one statement; zero for none
     */
    static PGSimpleDataSource of(Settings settings, Duration statementTimeout) {
        Settings.Database database = settings.database();
        var dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[]{database.host()});
        dataSource.setPortNumbers(new int[]{database.port()});
        dataSource.setDatabaseName(database.name());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        dataSource.setSslmode(database.sslMode().toString());
        if (database.sslRootCert() != null) {
            dataSource.setSslRootCert(database.sslRootCert().toString());
        } else if (database.sslMode().verifies()) {
            // Without a file, the driver would look for one in the user's home, and fail.
            dataSource.setSslfactory(DefaultJavaSSLFactory.class.getName());
        }
        dataSource.setApplicationName(settings.service());
        dataSource.setTcpKeepAlive(true);
        dataSource.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
        dataSource.setLoginTimeout((int) LOGIN_TIMEOUT.toSeconds());
        if (!statementTimeout.isZero()) {
            dataSource.setOptions("-c statement_timeout=" + statementTimeout.toMillis());
            dataSource.setSocketTimeout((int) statementTimeout.plus(NETWORK_MARGIN).toSeconds());
        }
        // The service has few statements and repeats them: the server parses each once per connection.
        dataSource.setPrepareThreshold(1);
        return dataSource;
    }
}
