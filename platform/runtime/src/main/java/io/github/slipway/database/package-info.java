/**
 * What Slipway adds to micronaut-jdbc-hikari: retries of connections, {@code migrate} with its lock, and the state of the
 * schema. HikariCP alone pauses up to five seconds after a failure. micronaut-flyway is not used, because it migrates whenever
 * a pool starts, fails if the database is away, and needs a started context: {@code migrate} took twice as long.
 */
@NullMarked
package io.github.slipway.database;

import org.jspecify.annotations.NullMarked;
