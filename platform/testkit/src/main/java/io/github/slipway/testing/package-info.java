/** The tools of the tests: a PostgreSQL, the service as in production, and a client that can send any bytes. */
@NullMarked
package io.github.slipway.testing;

import org.jspecify.annotations.NullMarked;
