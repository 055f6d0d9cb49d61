package io.github.slipway.problems;

import io.github.slipway.http.RefusedRequestException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/**
 * Responds to a request whose body does not arrive. The caller is the cause, so the access line is the only line in the log.
 */
@Singleton
final class RefusedRequestHandler implements ExceptionHandler<RefusedRequestException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, RefusedRequestException refused) {
        return ProblemProcessor.refused(request, refused);
    }
}
