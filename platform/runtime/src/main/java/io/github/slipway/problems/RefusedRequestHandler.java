package io.github.slipway.problems;

import io.github.slipway.http.RefusedRequestException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a request whose body does not arrive. Its caller has caused this: the access line is its only line. */
@Singleton
final class RefusedRequestHandler implements ExceptionHandler<RefusedRequestException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, RefusedRequestException refused) {
        return ProblemProcessor.refused(request, refused);
    }
}
