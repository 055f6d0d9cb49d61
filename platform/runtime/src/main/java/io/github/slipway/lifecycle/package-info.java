/**
 * The start and the stop of the server: its ports and properties, the warm-up before a replica is ready, and the draining of
 * its connections before it stops.
 */
@NullMarked
package io.github.slipway.lifecycle;

import org.jspecify.annotations.NullMarked;
