/**
 * Code that resources share: cursors of lists, and entity tags for conditional requests.
 */
@NullMarked
package io.github.slipway.resources;

import org.jspecify.annotations.NullMarked;
