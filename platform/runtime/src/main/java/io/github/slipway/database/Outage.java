package io.github.slipway.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.micronaut.data.connection.exceptions.ConnectionException;

/**
 * Distinguishes failures that end without a change of this program, alone or after an operator's work, from mistakes in this
 * program.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
 */
public final class Outage {
    /** A write on a server, or in a transaction, that is read-only. */
    static final String READ_ONLY_STATE = "25006";
    /** Classes of SQLSTATE: connection, resources (of the server), operator intervention (statement timeout too), system errors. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");
    /**
     * The role or its password is wrong, or the database, the table or a right on it is missing (not yet migrated), the server
     * became read-only (a failover), or the statement lost against another one.
     */
    private static final Set<String> UNAVAILABLE_STATES = Set.of("28000", "28P01", "3D000", "42P01", "42501", READ_ONLY_STATE, "40001",
            "40P01", "55P03");
    /**
     * Failures that can end within seconds: too many clients, a server that stops or starts, a database that does not exist yet.
     */
    private static final Set<String> UNREACHABLE_STATES = Set.of("53300", "57P01", "57P02", "57P03", "3D000");

    private Outage() {}

    /**
     * The failure of the database that caused an exception, if callers should retry.
     *
     * @param thrown any exception
     * @return the cause of it that is an outage, or null if none is
     */
    public static @Nullable SQLException findIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isOutage(e)) {
                return e;
            }
            // A broken connection cannot be returned to the pool. That failure hides the first one, and has no SQLSTATE.
            if (cause instanceof ConnectionException && cause.getCause() instanceof SQLException e) {
                return e;
            }
        }
        return null;
    }

    static boolean isUnreachable(SQLException e) {
        return sqlClass(e).equals("08") || UNREACHABLE_STATES.contains(state(e));
    }

    private static boolean isOutage(SQLException e) {
        return e instanceof SQLTransientException
                || UNAVAILABLE_CLASSES.contains(sqlClass(e))
                || UNAVAILABLE_STATES.contains(state(e));
    }

    private static String sqlClass(SQLException e) {
        String state = state(e);
        return state.substring(0, Math.min(2, state.length()));
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }
}
