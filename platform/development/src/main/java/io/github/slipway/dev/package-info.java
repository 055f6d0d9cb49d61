/** What only a developer's run has: a PostgreSQL of its own. Never part of the image. */
@NullMarked
package io.github.slipway.dev;

import org.jspecify.annotations.NullMarked;
