package io.github.slipway;

import io.github.slipway.database.MigrateCommand;
import io.github.slipway.health.HealthCommand;
import io.github.slipway.logging.Logs;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Settings;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** The program. */
@OpenAPIDefinition(info = @Info(title = "Slipway", version = "${api.version}", description = "A collection of tweets.",
        license = @License(name = "MIT")))
public final class Slipway {
    private static final String USAGE = """
            usage: slipway           serve the API
                   slipway migrate   bring the database's schema up to date
                   slipway health    ask the service on this machine whether it works""";

    private Slipway() {}

    /**
     * Runs the program: without an argument it serves until it is told to stop; with {@code migrate} or {@code health} it does that
     * and ends. Settings are read from the environment. What keeps it from starting is said in one line, and the exit code is not
     * 0.
     *
     * @param args nothing, {@code migrate} or {@code health}
     */
    public static void main(String[] args) {
        try {
            switch (String.join(" ", args)) {
                case "" -> serve(settings());
                case "migrate" -> System.exit(MigrateCommand.run(settings()));
                case "health" -> System.exit(HealthCommand.run(Ports.API));
                default -> {
                    System.err.println(USAGE);
                    System.exit(2);
                }
            }
        } catch (InvalidSettingsException | PortInUseException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Settings settings() throws InvalidSettingsException {
        Settings settings = Settings.of(System.getenv());
        Logs.configure(settings);
        return settings;
    }

    private static void serve(Settings settings) throws PortInUseException {
        Server server = Server.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.drain();
            server.close();
            Logs.stop();
        }, "stop"));
    }
}
