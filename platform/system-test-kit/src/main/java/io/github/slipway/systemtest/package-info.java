/**
 * System tests of a running service over HTTP: the tools of each service's tests, and the tests that every service must pass.
 * They rely only on the service's address and contract. Each test creates the resources that it needs and deletes them. It does
 * not change others.
 */
@NullMarked
package io.github.slipway.systemtest;

import org.jspecify.annotations.NullMarked;
