package io.github.slipway.bench.peer;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The body of a POST. */
@Serdeable
record Draft(@NotBlank @Size(max = 140) String text) {}
