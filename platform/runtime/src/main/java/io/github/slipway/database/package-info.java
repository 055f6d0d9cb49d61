/**
 * What Slipway adds to micronaut-jdbc-hikari and micronaut-flyway: retries of connections, {@code migrate} with its lock, and
 * the state of the schema. HikariCP alone pauses up to five seconds after a failure; micronaut-flyway alone migrates whenever a
 * pool starts, and fails if the database is away.
 */
@NullMarked
package io.github.slipway.database;

import org.jspecify.annotations.NullMarked;
