package io.github.slipway.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Brings changed sources and resources into the folder of classes that the service runs from. */
final class Build {
    private final Project project;
    private final Compiler compiler;
    private final Path platform;
    private final Path service;
    /** Relative to the folder of classes. */
    private Set<Path> compiled = new HashSet<>();

    /**
     * Nothing is compiled yet.
     *
     * @throws IOException if there is no compiler
     */
    Build(Project project) throws IOException {
        this.project = project;
        compiler = new Compiler(project.compilerJars(), project.release());
        platform = project.work().resolve("platform-classes");
        service = project.work().resolve("service-classes");
    }

    /**
     * Compiles everything, as Maven has just done: the compiler is warm afterwards, and it is known which classes come from which
     * sources.
     *
     * @return the compiler's errors
     * @throws IOException if files cannot be read or written
     */
    String prepare() throws IOException {
        String errors = compile(true);
        compiled = compiledFiles();
        return errors;
    }

    /**
     * Updates the classes.
     *
     * @param changed files that were written or deleted
     * @return what the service, the database or the developer has to know
     * @throws IOException if files cannot be read or written
     */
    Outcome update(Collection<Path> changed) throws IOException {
        boolean written = false;
        for (Path file : changed) {
            written |= updateResource(file);
        }
        if (changed.stream().anyMatch(file -> file.toString().endsWith(".java"))) {
            String errors = compile(changed.stream().anyMatch(file -> isBelow(file, project.platform("sources"))));
            if (!errors.isEmpty()) {
                return new Outcome(errors, written, false);
            }
            written |= copyClasses();
        }
        boolean migrations = changed.stream().anyMatch(file -> file.toString().endsWith(".sql"));
        return new Outcome("", written, migrations);
    }

    private String compile(boolean platformToo) throws IOException {
        String errors = platformToo
                ? compiler.compile(project.platform("sources"), List.of(), platform, List.of("-Amicronaut.openapi.enabled=false"))
                : "";
        return errors.isEmpty()
                ? compiler.compile(project.service("sources"), List.of(platform), service,
                        List.of("-Amicronaut.openapi.config.file=" + project.classes().resolve("openapi.properties")))
                : errors;
    }

    private Set<Path> compiledFiles() throws IOException {
        Set<Path> files = new HashSet<>();
        for (Path folder : List.of(platform, service)) {
            Folders.files(folder).keySet().forEach(file -> files.add(folder.relativize(file)));
        }
        return files;
    }

    private boolean copyClasses() throws IOException {
        boolean written = false;
        for (Path folder : List.of(platform, service)) {
            for (Path file : Folders.files(folder).keySet()) {
                written |= Folders.write(project.classes().resolve(folder.relativize(file)), Files.readAllBytes(file));
            }
        }
        Set<Path> now = compiledFiles();
        for (Path file : compiled) {
            written |= !now.contains(file) && Files.deleteIfExists(project.classes().resolve(file));
        }
        compiled = now;
        return written;
    }

    /** The service's properties at the top are filtered, as the build does; nothing else is. */
    private boolean updateResource(Path file) throws IOException {
        for (Path folder : Stream.concat(project.platform("resources").stream(), project.service("resources").stream()).toList()) {
            if (file.startsWith(folder)) {
                Path relative = folder.relativize(file);
                Path target = project.classes().resolve(relative);
                if (!Files.exists(file)) {
                    return Files.deleteIfExists(target);
                }
                boolean filtered = relative.getNameCount() == 1 && relative.toString().endsWith(".properties");
                return Folders.write(target, filtered
                        ? project.filtered(Files.readString(file)).getBytes(StandardCharsets.UTF_8)
                        : Files.readAllBytes(file));
            }
        }
        return false;
    }

    private static boolean isBelow(Path file, List<Path> folders) {
        return folders.stream().anyMatch(file::startsWith);
    }

    /**
     * What an update did.
     *
     * @param errors the compiler's, empty if there is none
     * @param changed whether the service has to restart
     * @param migrations whether the database has to be migrated first
     */
    record Outcome(String errors, boolean changed, boolean migrations) {}
}
