/** The log: standard output always, a syslog server where one is set. */
@NullMarked
package io.github.slipway.logging;

import org.jspecify.annotations.NullMarked;
