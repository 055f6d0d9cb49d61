/** Tests of charts/slipway as Helm renders it. They need no cluster. */
@NullMarked
package io.github.slipway.chart;

import org.jspecify.annotations.NullMarked;
