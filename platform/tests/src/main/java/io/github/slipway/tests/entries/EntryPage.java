package io.github.slipway.tests.entries;

import java.util.List;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The newest entries.
 *
 * @param items the entries, newest first
 */
@Serdeable
record EntryPage(List<Entry> items) {}
