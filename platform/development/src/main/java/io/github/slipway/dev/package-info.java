/**
 * The development server, which compiles and restarts the service, with an embedded PostgreSQL. It is never part of the image.
 */
@NullMarked
package io.github.slipway.dev;

import org.jspecify.annotations.NullMarked;
