/**
 * Tests of a running service over HTTP: nothing is known of it but its address and its contract. Each test makes the tweets
 * that it needs and deletes them, and leaves all others alone.
 */
@NullMarked
package io.github.slipway.systemtest;

import org.jspecify.annotations.NullMarked;
