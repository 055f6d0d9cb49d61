package io.github.slipway.tests.entries;

import io.github.slipway.json.Text;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What callers send.
 *
 * @param text any text
 */
@Serdeable
record EntryDraft(@Text(max = 140, description = "Any text", example = "Hello") String text) {}
