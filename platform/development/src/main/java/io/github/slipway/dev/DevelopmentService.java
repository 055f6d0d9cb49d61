package io.github.slipway.dev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.slipway.database.MigrateCommand;
import io.github.slipway.lifecycle.PortInUseException;
import io.github.slipway.lifecycle.Server;
import io.github.slipway.logging.Logs;
import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Ports;

/**
 * The process of the service, which the development server starts after each change. The process ends when its standard input
 * is closed, so it never outlives the development server.
 */
final class DevelopmentService {
    /** The system property with the path of {@link #work}. */
    static final String WORK_PROPERTY = "slipway.dev.work";
    /** The command to migrate the database before the service starts. */
    static final String MIGRATE = "migrate";

    private DevelopmentService() {}

    /** Returns the folder of the development server's files. */
    static Path work() {
        return Path.of(System.getProperty(WORK_PROPERTY));
    }

    /**
     * Whether this is a pod of {@code skaffold dev}: its init container has migrated the database, whose owner the service is not,
     * and its container must not end.
     */
    static boolean isPod() {
        return Boolean.getBoolean("slipway.dev.pod");
    }

    static int apiPort() {
        return Integer.getInteger("slipway.dev.port", Ports.API);
    }

    static int managementPort() {
        return Integer.getInteger("slipway.dev.management-port", Ports.MANAGEMENT);
    }

    /** Returns the file with the id of the process, which exists as soon as the process serves. */
    static Path serving() {
        return work().resolve("serving");
    }

    /** Returns the file with the errors of the sources, which exists as long as there are errors. */
    static Path errors() {
        return work().resolve("errors");
    }

    /**
     * Reads one line: {@link #MIGRATE} or nothing, a space, and the process id of the old service or nothing. Ends the old service
     * as soon as this one is ready to take over its ports, and serves.
     *
     * @param args none
     * @throws IOException if standard input cannot be read
     */
    public static void main(String[] args) throws IOException {
        var server = new AtomicReference<@Nullable Server>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Server running = server.get();
            if (running != null) {
                running.close();
            }
            Logs.stop();
        }, "stop"));
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = input.readLine();
        if (line == null) {
            return;
        }
        Thread.ofPlatform().daemon().name("development-server").start(() -> endWith(input));
        try {
            server.set(start(line.startsWith(MIGRATE), line.substring(line.indexOf(' ') + 1)));
            Files.writeString(serving(), Long.toString(ProcessHandle.current().pid()));
        } catch (InvalidSettingsException | PortInUseException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException | IOException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static Server start(boolean migrates, String old) throws InvalidSettingsException, PortInUseException {
        Map<String, String> environment = System.getenv();
        Logs.configure(environment);
        Configuration migration = Configuration.of(environment);
        Logs.startSyslog(migration.settings());
        if (migrates && !isPod() && MigrateCommand.run(migration) != 0) {
            System.exit(1);
        }
        return Server.start(Configuration.of(environment, Map.of(
                Ports.API_PROPERTY, apiPort(),
                Ports.MANAGEMENT_PROPERTY, managementPort())),
                () -> end(old));
    }

    private static void end(String process) {
        if (!process.isEmpty()) {
            ProcessHandle.of(Long.parseLong(process)).ifPresent(old -> {
                old.destroy();
                old.onExit().join();
            });
        }
    }

    private static void endWith(BufferedReader input) {
        try {
            while (input.readLine() != null) {
                // There is no second line.
            }
        } catch (IOException _) {
            // The development server has ended.
        }
        System.exit(0);
    }
}
