/**
 * Whether the service works: the endpoints and the command for callers, orchestrators and containers.
 */
@NullMarked
package io.github.slipway.health;

import org.jspecify.annotations.NullMarked;
