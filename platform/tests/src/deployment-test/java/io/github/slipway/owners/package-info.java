/** The owner of each file: the service or Slipway. */
@NullMarked
package io.github.slipway.owners;

import org.jspecify.annotations.NullMarked;
