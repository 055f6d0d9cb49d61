/**
 * The configuration: Slipway's settings and Micronaut's properties, read and checked once, before the context starts. The check
 * is ours, because Micronaut reports the first wrong property only, and in a stack trace.
 */
@NullMarked
package io.github.slipway.settings;

import org.jspecify.annotations.NullMarked;
