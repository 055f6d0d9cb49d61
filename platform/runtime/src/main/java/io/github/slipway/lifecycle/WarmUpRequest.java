package io.github.slipway.lifecycle;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpMethod;

/**
 * A request that a replica sends itself before it is ready, so that the code behind it is compiled when callers come. Every
 * bean of this type is sent; a service has one for each kind of call that matters.
 *
 * @param method the method
 * @param path the path, with the query; the request must change nothing, for example because no resource has the id
 * @param body what is sent as JSON, or null for no body
 */
public record WarmUpRequest(HttpMethod method, String path, @Nullable Object body) {}
