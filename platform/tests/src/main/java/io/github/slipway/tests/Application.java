package io.github.slipway.tests;

import io.github.slipway.Slipway;
import io.github.slipway.health.HealthCheckController;
import io.micronaut.openapi.annotation.OpenAPIInclude;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** The service. */
@OpenAPIDefinition(info = @Info(title = "${api.title}", version = "${api.version}"))
@OpenAPIInclude(HealthCheckController.class)
public final class Application {
    private Application() {}

    /**
     * Starts the service.
     *
     * @param args the arguments of {@link Slipway#run}
     */
    public static void main(String[] args) {
        Slipway.run(args);
    }
}
