/** Generates Grafana's dashboards from src/dashboards, and tests them without Grafana. */
@NullMarked
package io.github.slipway.dashboards;

import org.jspecify.annotations.NullMarked;
