/**
 * System tests of a running service, over HTTP: what the tests of each service use, and the tests that hold for every service.
 * They rely on the service's address and contract only. Each test creates the resources that it needs and deletes them. It
 * leaves all others alone.
 */
@NullMarked
package io.github.slipway.systemtest;

import org.jspecify.annotations.NullMarked;
