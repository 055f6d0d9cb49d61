/** What the tests run on: a PostgreSQL, the service as it runs in production, and a client that can send anything. */
@NullMarked
package io.github.slipway.testing;

import org.jspecify.annotations.NullMarked;
