/**
 * What every request of the API gets: an id, one access line in the log, one observation of its time and its sizes in the
 * metrics. And what comes before the first of them, the warm-up, and after the last, the draining of connections.
 */
@NullMarked
package io.github.slipway.requests;

import org.jspecify.annotations.NullMarked;
