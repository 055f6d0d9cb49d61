package io.github.slipway.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.slipway.database.MigrateCommand;
import io.github.slipway.lifecycle.PortInUseException;
import io.github.slipway.lifecycle.Server;
import io.github.slipway.logging.Logs;
import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Ports;
import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;

/**
 * {@code ./mvnw -Pdev mn:run}: migrates, loads the fixtures and serves, on the database that the settings name or, without
 * {@code POSTGRES_HOST}, on an embedded one. Logs are text unless set otherwise.
 */
public final class DevelopmentServer {
    /** Become the parents of processes whose own has ended, besides process 1. */
    private static final Pattern ADOPTERS = Pattern.compile("/(systemd|launchd)$");

    private @Nullable EmbeddedDatabase database;
    private @Nullable Server server;

    private DevelopmentServer() {}

    /**
     * Starts, and keeps running until the process is told to stop. Settings are read from the environment.
     *
     * @param args none
     */
    public static void main(String[] args) {
        endWithMaven();
        var development = new DevelopmentServer();
        // Before there is anything to stop: a signal may come at any time, and must leave no PostgreSQL behind.
        Runtime.getRuntime().addShutdownHook(new Thread(development::stop, "stop"));
        try {
            if (!development.start()) {
                System.exit(1);
            }
        } catch (InvalidSettingsException | PortInUseException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Told to stop while it restarts this process, Maven may end without ending it. */
    private static void endWithMaven() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            String command = parent.info().command().orElse("");
            if ((parent.pid() == 1 && !command.endsWith("/java")) || ADOPTERS.matcher(command).find()) {
                System.exit(1);
            }
            var _ = parent.onExit().thenRun(() -> System.exit(1));
        });
    }

    /** False if the database cannot be migrated; the log says why. */
    private synchronized boolean start() throws InvalidSettingsException, PortInUseException, IOException {
        int apiPort = Integer.getInteger("slipway.dev.port", Ports.API);
        int managementPort = Integer.getInteger("slipway.dev.management-port", Ports.MANAGEMENT);
        PortInUseException.throwUnlessFree(apiPort, managementPort);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent(Setting.LOG_FORMAT.name(), Settings.LogFormat.text.name());
        environment.putIfAbsent(Setting.FIXTURES.name(), "true");
        environment.putIfAbsent(Setting.WARM_UP.name(), "false");
        if (!environment.containsKey(Setting.POSTGRES_HOST.name()) && !environment.containsKey("DATASOURCES_DEFAULT_URL")) {
            database = new EmbeddedDatabase(Path.of(System.getProperty("slipway.dev.database")));
            environment.putAll(database.settings());
        }
        Logs.configure(environment);
        Configuration migration = Configuration.of(environment);
        Logs.startSyslog(migration.settings());
        if (database != null) {
            database.start();
        }
        if (MigrateCommand.run(migration) != 0) {
            return false;
        }
        server = Server.start(Configuration.of(environment,
                Map.of(Ports.API_PROPERTY, apiPort, Ports.MANAGEMENT_PROPERTY, managementPort)));
        return true;
    }

    private synchronized void stop() {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.close();
        }
        Logs.stop();
    }
}
