package io.github.slipway.health;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The answer to {@code /healthcheck}.
 *
 * @param status UP if the service can do its work
 * @param database UP if the database answers
 */
@Serdeable
@Schema(description = "The response of `/healthcheck`.")
public record Health(Status status, Status database) {
    /** As the orchestrators' health endpoints say it. */
    @Schema(description = "UP or DOWN, as health endpoints of orchestrators use them.")
    public enum Status {
        UP, DOWN
    }
}
