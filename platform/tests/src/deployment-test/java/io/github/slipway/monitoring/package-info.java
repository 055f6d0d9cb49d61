/** Tests of what watches the service: rules, alerts and their runbooks. */
@NullMarked
package io.github.slipway.monitoring;

import org.jspecify.annotations.NullMarked;
