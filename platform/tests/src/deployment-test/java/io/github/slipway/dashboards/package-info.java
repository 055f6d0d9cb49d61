/** Makes Grafana's dashboards from src/dashboards, and tests them: no Grafana is needed. */
@NullMarked
package io.github.slipway.dashboards;

import org.jspecify.annotations.NullMarked;
