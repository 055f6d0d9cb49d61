package io.github.slipway.problems;

import java.sql.SQLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.database.Outage;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * What no caller has caused: 503 while the database cannot do its work, 500 for a mistake in this program. The log says why,
 * the answer does not.
 */
@Singleton
final class UnexpectedExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedExceptionHandler.class);
    /** In seconds. The service works again within that time once its database does. */
    private static final String RETRY_AFTER = "2";

    private final ErrorResponseProcessor<?> problems;

    UnexpectedExceptionHandler(ErrorResponseProcessor<?> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Throwable exception) {
        SQLException outage = Outage.findIn(exception);
        if (outage != null) {
            LOG.warn("The database is unavailable ({}): {}", outage.getSQLState(), outage.getMessage());
            return problems.processResponse(
                    ErrorContext.builder(request).errorMessage("the database is unavailable, please try again").build(),
                    HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER));
        }
        LOG.error("Unexpected", exception);
        return problems.processResponse(ErrorContext.builder(request).build(), HttpResponse.serverError());
    }
}
