package io.github.slipway.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.slipway.lifecycle.PortInUseException;
import io.github.slipway.logging.Logs;
import io.github.slipway.settings.Ports;
import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;

/**
 * {@code ./mvnw -Pdev mn:run}: migrates, loads the fixtures and serves, on the database that the settings name or, without
 * {@code POSTGRES_HOST}, on an embedded one. Logs are text unless set otherwise. When files are saved, it compiles them and
 * replaces the process of the service; the database stays. While sources have errors, the old service goes on, and
 * {@link ErrorsFilter} shows the errors.
 */
public final class DevelopmentServer {
    /** Become the parents of processes whose own has ended, besides process 1. */
    private static final Pattern ADOPTERS = Pattern.compile("/(systemd|launchd)$");
    private static final long POLL_MILLIS = 100;
    /** A tool that writes several files takes no longer from one to the next. */
    private static final long QUIET_MILLIS = 30;

    private final Project project;
    private @Nullable EmbeddedDatabase database;
    private @Nullable ServiceProcess service;

    private DevelopmentServer(Project project) {
        this.project = project;
    }

    /**
     * Starts, and keeps running until the process is told to stop. Settings are read from the environment.
     *
     * @param args none
     */
    public static void main(String[] args) {
        endWithMaven();
        try {
            var development = new DevelopmentServer(new Project(Path.of(System.getProperty("slipway.dev.project"))));
            // Before there is anything to stop: a signal may come at any time, and must leave no PostgreSQL behind.
            Runtime.getRuntime().addShutdownHook(new Thread(development::stop, "stop"));
            // Before the service starts: a file that is saved meanwhile counts as changed.
            Map<Path, String> files = development.files();
            if (!development.start()) {
                System.exit(1);
            }
            development.follow(files);
        } catch (PortInUseException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException _) {
            System.exit(1);
        }
    }

    /** Told to stop while it starts this process, Maven may end without ending it. */
    private static void endWithMaven() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            String command = parent.info().command().orElse("");
            if ((parent.pid() == 1 && !command.endsWith("/java")) || ADOPTERS.matcher(command).find()) {
                System.exit(1);
            }
            var _ = parent.onExit().thenRun(() -> System.exit(1));
        });
    }

    /** False if the service does not start; its log says why. */
    private boolean start() throws PortInUseException, IOException, InterruptedException {
        PortInUseException.throwUnlessFree(Integer.getInteger("slipway.dev.port", Ports.API),
                Integer.getInteger("slipway.dev.management-port", Ports.MANAGEMENT));
        Files.createDirectories(project.work());
        Files.deleteIfExists(DevelopmentService.errors());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent(Setting.LOG_FORMAT.name(), Settings.LogFormat.text.name());
        environment.putIfAbsent(Setting.FIXTURES.name(), "true");
        environment.putIfAbsent(Setting.WARM_UP.name(), "false");
        Logs.configure(environment);
        ServiceProcess process;
        synchronized (this) {
            if (!environment.containsKey(Setting.POSTGRES_HOST.name()) && !environment.containsKey("DATASOURCES_DEFAULT_URL")) {
                database = new EmbeddedDatabase(Path.of(System.getProperty("slipway.dev.database")));
                environment.putAll(database.settings());
                database.start();
            }
            process = new ServiceProcess(project, environment);
            service = process;
        }
        return process.start(true);
    }

    /** Updates the service whenever files change. */
    private void follow(Map<Path, String> known) throws IOException, InterruptedException {
        ServiceProcess process = Objects.requireNonNull(service);
        var build = new Build(project);
        build.prepare();
        Thread.ofPlatform().daemon().name("archive").start(() -> {
            try {
                process.archive();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        boolean restarts = false;
        boolean migrates = false;
        Map<Path, String> files = known;
        while (true) {
            SortedSet<Path> changed = new TreeSet<>();
            files = awaitChange(files, changed);
            long began = System.nanoTime();
            if (changed.stream().anyMatch(project.poms()::contains)) {
                print("pom.xml has changed: stop this command and start it again, for Maven to read it");
            }
            if (changed.stream().anyMatch(project::isPlatforms)) {
                process.discardSpare();
            }
            Build.Outcome outcome = build.update(changed);
            restarts |= outcome.changed();
            migrates |= outcome.migrations();
            if (!outcome.errors().isEmpty()) {
                print("the sources have errors, the old service goes on:\n" + outcome.errors());
                Files.writeString(DevelopmentService.errors(), outcome.errors());
                continue;
            }
            Files.deleteIfExists(DevelopmentService.errors());
            long compiled = System.nanoTime();
            if (restarts && process.start(migrates)) {
                restarts = false;
                migrates = false;
                print(String.format(Locale.ROOT, "%s: compiled in %.1f s, restarted in %.1f s", names(changed), (compiled - began) / 1e9,
                        (System.nanoTime() - compiled) / 1e9));
            } else if (restarts) {
                String message = "the new service does not start, its log says why; the old one goes on";
                print(message);
                Files.writeString(DevelopmentService.errors(), message);
            }
        }
    }

    private Map<Path, String> awaitChange(Map<Path, String> known, SortedSet<Path> changed) throws IOException, InterruptedException {
        Map<Path, String> before = known;
        while (true) {
            Map<Path, String> now = files();
            for (Path file : Stream.of(before.keySet(), now.keySet()).flatMap(Set::stream).toList()) {
                if (!Objects.equals(before.get(file), now.get(file))) {
                    changed.add(file);
                }
            }
            if (!changed.isEmpty() && now.equals(before)) {
                return now;
            }
            before = now;
            TimeUnit.MILLISECONDS.sleep(changed.isEmpty() ? POLL_MILLIS : QUIET_MILLIS);
        }
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        List<Path> watched = new ArrayList<>(project.poms());
        for (String kind : List.of("sources", "resources")) {
            watched.addAll(project.platform(kind));
            watched.addAll(project.service(kind));
        }
        for (Path folder : watched) {
            files.putAll(Folders.files(folder));
        }
        return files;
    }

    private static String names(SortedSet<Path> files) {
        String first = String.valueOf(files.getFirst().getFileName());
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    private static void print(String line) {
        System.out.println("development server: " + line);
    }

    private void stop() {
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
