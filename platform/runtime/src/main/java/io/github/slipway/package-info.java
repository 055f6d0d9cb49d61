/**
 * The program: what {@link io.github.slipway.Slipway#run run} does with its arguments. One package per concern below.
 */
@NullMarked
package io.github.slipway;

import org.jspecify.annotations.NullMarked;
