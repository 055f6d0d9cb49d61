package io.github.slipway.health;

import static io.github.slipway.health.Health.Status.DOWN;
import static io.github.slipway.health.Health.Status.UP;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.openapi.Responses;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Whether the service works for its callers: the check uses the same port, threads and pool as every request.
 */
@Controller("/healthcheck")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "health")
public final class HealthCheckController {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheckController.class);

    /** In seconds, less than the limit of a statement: probes give up sooner than that. */
    private static final int ANSWER_LIMIT = 1;

    private final DataSource pool;

    HealthCheckController(DataSource transactional, DataSourceResolver resolver) {
        pool = resolver.resolve(transactional);
    }

    /** Sends the database a query. */
    @Get
    @Operation(operationId = "healthcheck", summary = "Whether the service works",
            description = "Runs a statement in the database.")
    @ApiResponse(responseCode = "200", description = "The service and its database work")
    @ApiResponse(responseCode = "503", description = "The database does not respond",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
    @Responses.CommonProblems
    HttpResponse<Health> check() {
        try (Connection connection = pool.getConnection()) {
            if (connection.isValid(ANSWER_LIMIT)) {
                return HttpResponse.ok(new Health(UP, UP));
            }
            LOG.warn("The database does not respond within {} s", ANSWER_LIMIT);
        } catch (SQLException e) {
            LOG.warn("The database does not respond: {}", e.getMessage());
        }
        return HttpResponse.<Health>status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health(DOWN, DOWN));
    }
}
