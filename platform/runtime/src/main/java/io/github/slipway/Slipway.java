package io.github.slipway;

import io.github.slipway.database.MigrateCommand;
import io.github.slipway.health.HealthCommand;
import io.github.slipway.lifecycle.PortInUseException;
import io.github.slipway.lifecycle.Ports;
import io.github.slipway.lifecycle.Server;
import io.github.slipway.logging.Logs;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Settings;

/** The program of a service, which its main class runs. What differs between services is in their properties and beans. */
public final class Slipway {
    private static final String USAGE = """
            arguments: (none)    serve the API
                       migrate   bring the database's schema up to date
                       health    check that the service on this machine works""";

    private Slipway() {}

    /**
     * Runs the program: without an argument it serves until it is stopped; with {@code migrate} or {@code health} it does that and
     * ends the process. Settings are read from the environment. A failed start prints one line and exits with a code that is not 0.
     *
     * @param args nothing, {@code migrate} or {@code health}
     */
    public static void run(String... args) {
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
