package io.github.slipway.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.slipway.lifecycle.PortInUseException;
import io.github.slipway.logging.Logs;
import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;

/**
 * {@code ./mvnw -Pdev mn:run}: migrates the database, loads the fixtures and serves. The database is the one of the settings
 * or, without {@code POSTGRES_HOST}, an embedded one. Logs are text by default. When files are saved, the development server
 * compiles them and replaces the process of the service, but keeps the database. While the sources have errors, the old service
 * keeps running, and {@link ErrorsFilter} shows the errors. With {@code skaffold dev}, it runs in the pod.
 */
public final class DevelopmentServer {
    /** Programs that, like process 1, become the parent of a process when its own parent has ended. */
    private static final Pattern ADOPTERS = Pattern.compile("/(systemd|launchd)$");

    private final Project project;
    private final LibraryArchive archive;
    private @Nullable EmbeddedDatabase database;
    private @Nullable ServiceProcess service;

    private DevelopmentServer(Project project) throws IOException {
        this.project = project;
        archive = new LibraryArchive(project);
    }

    /**
     * Starts the service, and runs until the process gets a signal to stop. The settings come from the environment.
     *
     * @param args none
     */
    public static void main(String[] args) {
        endWithMaven();
        try {
            var development = new DevelopmentServer(new Project(DevelopmentService.work()));
            // The hook is set before anything starts, because a signal can come at any time and must not leave a PostgreSQL
            // running.
            Runtime.getRuntime().addShutdownHook(new Thread(development::stop, "stop"));
            // The files are recorded before the service starts, so that a file that is saved meanwhile counts as changed.
            var changes = new Changes(development.project);
            if (!development.start()) {
                if (!DevelopmentService.isPod()) {
                    System.exit(1);
                }
                System.out.println("development server: the service does not start, its log says why; a saved file starts it again");
            }
            development.update(changes);
        } catch (InvalidSettingsException | PortInUseException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException _) {
            System.exit(1);
        }
    }

    /**
     * Ends this process with Maven. If a signal stops Maven while it starts this process, Maven can end without stopping it.
     */
    private static void endWithMaven() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            String command = parent.info().command().orElse("");
            if ((parent.pid() == 1 && !command.endsWith("/java")) || ADOPTERS.matcher(command).find()) {
                System.exit(1);
            }
            var _ = parent.onExit().thenRun(() -> System.exit(1));
        });
    }

    /** Returns false if the service does not start. Its log has the reason. */
    private boolean start() throws InvalidSettingsException, PortInUseException, IOException, InterruptedException {
        PortInUseException.throwUnlessFree(DevelopmentService.apiPort(), DevelopmentService.managementPort());
        Files.deleteIfExists(DevelopmentService.errors());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent(Setting.LOG_FORMAT.name(), Settings.LogFormat.text.name());
        environment.putIfAbsent(Setting.FIXTURES.name(), "true");
        environment.putIfAbsent(Setting.WARM_UP.name(), "false");
        ServiceProcess process;
        synchronized (this) {
            if (!environment.containsKey(Setting.POSTGRES_HOST.name()) && !environment.containsKey("DATASOURCES_DEFAULT_URL")) {
                database = new EmbeddedDatabase(Path.of(System.getProperty("slipway.dev.database")));
                environment.putAll(database.settings());
            }
            Logs.configure(environment);
            Configuration.of(environment); // refuses malformed settings before a database starts
            if (database != null) {
                database.start();
            }
            process = new ServiceProcess(project, environment, archive);
            service = process;
        }
        return process.start(true);
    }

    private void update(Changes changes) throws IOException, InterruptedException {
        var updates = new Updates(project, Objects.requireNonNull(service));
        Thread.ofPlatform().daemon().name("archive").start(archive::makeOrExplain);
        updates.follow(changes);
    }

    private void stop() {
        archive.close();
        synchronized (this) {
            if (service != null) {
                service.close();
            }
            if (database != null) {
                database.close();
            }
        }
        Logs.stop();
    }
}
