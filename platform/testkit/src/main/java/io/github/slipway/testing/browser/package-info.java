/**
 * Tests of pages in a real Chromium, as users see and operate the pages. They need chromium and chromedriver on the machine.
 */
@NullMarked
package io.github.slipway.testing.browser;

import org.jspecify.annotations.NullMarked;
