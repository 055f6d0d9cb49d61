package io.github.slipway.tests.entries;

import io.github.slipway.json.StrictStringDeserializer;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What callers send.
 *
 * @param text 1 to 140 characters
 */
@Serdeable
record EntryDraft(
        @Serdeable.Deserializable(using = StrictStringDeserializer.class)
        @NotBlank(message = "must not be blank") @Size(max = 140, message = "must have at most 140 characters") String text) {}
