/**
 * The records of every request of the API: one access line in the log, and one observation of its time and its sizes in the
 * metrics.
 */
@NullMarked
package io.github.slipway.requests;

import org.jspecify.annotations.NullMarked;
