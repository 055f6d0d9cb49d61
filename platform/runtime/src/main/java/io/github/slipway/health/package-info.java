/**
 * Whether the service works, as its callers, its orchestrator and its container ask for it.
 */
@NullMarked
package io.github.slipway.health;

import org.jspecify.annotations.NullMarked;
