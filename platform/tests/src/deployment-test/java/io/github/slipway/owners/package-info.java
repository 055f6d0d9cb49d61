/** Whose file each file is: the service's or Slipway's. */
@NullMarked
package io.github.slipway.owners;

import org.jspecify.annotations.NullMarked;
