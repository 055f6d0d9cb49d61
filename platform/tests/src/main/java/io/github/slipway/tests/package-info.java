/** A service of Slipway's own, as small as a service can be that uses all of the runtime: its tests are the runtime's. */
@NullMarked
package io.github.slipway.tests;

import org.jspecify.annotations.NullMarked;
