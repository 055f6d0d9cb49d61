/** The log: standard output, and a syslog server if one is configured. */
@NullMarked
package io.github.slipway.logging;

import org.jspecify.annotations.NullMarked;
