package io.github.slipway.database;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Closes a connection when its server refuses a write because the server is read-only. After a failover, connections to the old
 * primary stay open, and a new connection leads to the new primary. HikariCP itself closes a connection that breaks, or whose
 * server stops, but not this one.
 */
final class ReadOnlyEviction implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return Outage.READ_ONLY_STATE.equals(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
