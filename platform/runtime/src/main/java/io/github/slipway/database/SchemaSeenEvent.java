package io.github.slipway.database;

/**
 * The event that a schema with all of this program's migrations was seen for the first time since the start. Readiness waits
 * for the listeners.
 */
public record SchemaSeenEvent() {}
