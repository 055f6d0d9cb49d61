package io.github.slipway.bench.peer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The body of a POST. */
record Draft(@NotBlank @Size(max = 140) String text) {}
