package com.example.aviary;

import io.github.slipway.Slipway;
import io.github.slipway.health.HealthCheckController;
import io.micronaut.openapi.annotation.OpenAPIInclude;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** The service. Its resources are the packages below. */
@OpenAPIDefinition(info = @Info(title = "${api.title}", version = "${api.version}", description = "A collection of tweets.",
        license = @License(name = "MIT")))
@OpenAPIInclude(HealthCheckController.class)
public final class Application {
    private Application() {}

    /**
     * Runs the service, or one of its commands.
     *
     * @param args as for {@link Slipway#run}
     */
    public static void main(String[] args) {
        Slipway.run(args);
    }
}
