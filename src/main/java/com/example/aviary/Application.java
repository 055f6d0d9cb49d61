package io.github.slipway;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** The service: its beans are found in the packages below. */
@OpenAPIDefinition(info = @Info(title = "${api.title}", version = "${api.version}", description = "A collection of tweets.",
        license = @License(name = "MIT")))
public final class Application {
    private Application() {}

    /**
     * Starts the service.
     *
     * @param args as for {@link Slipway#run}
     */
    public static void main(String[] args) {
        Slipway.run(args);
    }
}
