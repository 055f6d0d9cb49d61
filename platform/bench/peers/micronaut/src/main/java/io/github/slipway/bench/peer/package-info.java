/** The contract's core in bare Micronaut. */
@NullMarked
package io.github.slipway.bench.peer;

import org.jspecify.annotations.NullMarked;
