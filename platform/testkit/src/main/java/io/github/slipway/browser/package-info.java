/**
 * Tests of the page in a real Chromium, as its users see and operate it. They need chromium and chromedriver on the machine.
 */
@NullMarked
package io.github.slipway.browser;

import org.jspecify.annotations.NullMarked;
