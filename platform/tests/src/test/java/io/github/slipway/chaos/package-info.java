/** Faults at random, while requests arrive. */
@NullMarked
package io.github.slipway.chaos;

import org.jspecify.annotations.NullMarked;
