package io.github.slipway.problems;

import java.sql.SQLException;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.database.Outage;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/**
 * Errors that no caller causes: 503 while the database is unavailable, 500 for a mistake in this program. The log has the
 * reason, the response does not.
 */
@Singleton
final class UnexpectedExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedExceptionHandler.class);
    /** In seconds. The service works again within that time once its database does. */
    private static final String RETRY_AFTER = "2";

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Throwable exception) {
        SQLException outage = Outage.findIn(exception);
        if (outage != null) {
            LOG.warn("The database is unavailable ({}): {}", outage.getSQLState(), outage.getMessage());
            return ProblemProcessor.problem(request,
                    HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER),
                    "the database is unavailable, please try again", List.of());
        }
        LOG.error("Unexpected exception", exception);
        return ProblemProcessor.problem(request, HttpResponse.serverError(), ProblemProcessor.FAILED, List.of());
    }
}
