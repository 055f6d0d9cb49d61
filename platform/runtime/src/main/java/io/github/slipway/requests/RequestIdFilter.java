package io.github.slipway.requests;

import java.util.Map;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Gives every request its id: to the log lines of all threads that work on it, and to the response, errors included. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter {
    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        // All is UTF-8, and a malformed one would break the framework.
        if (request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.remove(HttpHeaders.ACCEPT_CHARSET);
        }
        context.add(new MdcPropagationContext(Map.of(RequestTrace.LOG_KEY, RequestTrace.of(request).id())));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        RequestTrace trace = RequestTrace.of(request);
        // A problem is complete already.
        if (!response.equals(trace.response())) {
            trace.complete(response);
        }
    }
}
