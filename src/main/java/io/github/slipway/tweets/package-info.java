/**
 * The resource: its table, its representation, and the calls that list, create, read, change and delete it. The rest of the
 * service knows nothing of it: replace this package by a resource of your own.
 */
@NullMarked
package io.github.slipway.tweets;

import org.jspecify.annotations.NullMarked;
