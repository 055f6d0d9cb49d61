package io.github.slipway;

import java.util.Map;
import java.util.TimeZone;

import io.github.slipway.database.MigrateCommand;
import io.github.slipway.health.HealthCommand;
import io.github.slipway.lifecycle.PortInUseException;
import io.github.slipway.lifecycle.Server;
import io.github.slipway.logging.Logs;
import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Ports;

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
                case "" -> serve(configuration());
                case "migrate" -> exit(MigrateCommand.run(configuration()));
                case "health" -> System.exit(HealthCommand.run(Ports.api(System.getenv())));
                default -> {
                    System.err.println(USAGE);
                    System.exit(2);
                }
            }
        } catch (InvalidSettingsException | PortInUseException e) {
            System.err.println(e.getMessage());
            exit(1);
        }
    }

    /** The log is written by threads that end with the program. */
    private static void exit(int code) {
        Logs.stop();
        System.exit(code);
    }

    private static Configuration configuration() throws InvalidSettingsException {
        // The driver asks for this zone, by a name that the server may not know.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Map<String, String> variables = System.getenv();
        Logs.configure(variables);
        Configuration configuration = Configuration.of(variables);
        Logs.startSyslog(configuration.settings());
        return configuration;
    }

    private static void serve(Configuration configuration) throws PortInUseException {
        Server server;
        try {
            server = Server.start(configuration);
        } catch (RuntimeException e) {
            Logs.stop();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.drain();
            server.close();
            Logs.stop();
        }, "stop"));
    }
}
