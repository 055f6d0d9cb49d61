/**
 * The metrics for Prometheus.
 */
@NullMarked
package io.github.slipway.metrics;

import org.jspecify.annotations.NullMarked;
