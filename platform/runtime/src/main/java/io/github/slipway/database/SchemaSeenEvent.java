package io.github.slipway.database;

/**
 * A schema that has all of this program's migrations has been seen, for the first time since the start. Readiness waits for the
 * listeners.
 */
public record SchemaSeenEvent() {}
