/** Validation of what callers send. */
@NullMarked
package io.github.slipway.validation;

import org.jspecify.annotations.NullMarked;
