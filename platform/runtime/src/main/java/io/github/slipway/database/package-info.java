/**
 * The connection to PostgreSQL: the pool and its limits, the migrations, and what is said when it cannot be reached.
 */
@NullMarked
package io.github.slipway.database;

import org.jspecify.annotations.NullMarked;
