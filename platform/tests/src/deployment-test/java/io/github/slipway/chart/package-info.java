/** Tests of charts/slipway, as Helm renders it: no cluster is needed. */
@NullMarked
package io.github.slipway.chart;

import org.jspecify.annotations.NullMarked;
