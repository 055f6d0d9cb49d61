/** The smallest service that uses all of the runtime. The tests of this service are the tests of the runtime. */
@NullMarked
package io.github.slipway.tests;

import org.jspecify.annotations.NullMarked;
