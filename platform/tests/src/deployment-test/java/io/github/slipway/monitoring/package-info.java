/** Tests of the monitoring of the service: rules, alerts and runbooks. */
@NullMarked
package io.github.slipway.monitoring;

import org.jspecify.annotations.NullMarked;
