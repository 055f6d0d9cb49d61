/**
 * The resource: its table, its representation, and the calls that list, create, read, change and delete it. No other package
 * uses it: replace it by a resource of your own, with its migrations and fixtures.
 */
@NullMarked
package com.example.aviary.tweets;

import org.jspecify.annotations.NullMarked;
