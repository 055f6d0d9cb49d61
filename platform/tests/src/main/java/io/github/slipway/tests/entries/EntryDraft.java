package io.github.slipway.tests.entries;

import io.github.slipway.json.Text;
import io.micronaut.serde.annotation.Serdeable;

/**
 * The body of requests that create or change an entry.
 *
 * @param text any text
 */
@Serdeable
record EntryDraft(@Text(max = 140, description = "Any text", example = "Hello") String text) {}
