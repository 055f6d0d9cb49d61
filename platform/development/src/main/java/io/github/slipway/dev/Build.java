package io.github.slipway.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles changed sources and copies changed resources into the folder of classes that the service runs from. */
final class Build {
    private final Project project;
    private final Compiler compiler;
    private final Resources resources;
    private final Path platform;
    private final Path service;
    /** The files of the last compilation, relative to the folder of classes. */
    private Set<Path> compiled = Set.of();
    /** What the next change of any file compiles: sources that have errors, or that were not compiled because others have. */
    private boolean platformIsDue = true;
    private boolean serviceIsDue = true;

    /**
     * Loads the compiler, but compiles nothing.
     *
     * @throws IOException if there is no compiler, or a file cannot be read
     */
    Build(Project project) throws IOException {
        this.project = project;
        compiler = new Compiler(project.compilerJars(), project.release());
        resources = new Resources(project);
        platform = project.work().resolve("platform-classes");
        service = project.work().resolve("service-classes");
    }

    /**
     * Compiles everything a second time after Maven. Afterwards the compiler is warm, and this class has the list of Maven's files.
     *
     * @throws IOException if files cannot be read or written
     */
    void prepare() throws IOException {
        compile();
        compiled = compiledFiles().keySet();
    }

    /**
     * Updates the classes.
     *
     * @param changed the files that were written or deleted
     * @throws IOException if files cannot be read or written
     */
    Outcome update(Collection<Path> changed) throws IOException {
        boolean written = false;
        for (Path file : changed) {
            written |= resources.update(file);
        }
        String errors = resources.errors();
        platformIsDue |= changed.stream().anyMatch(file -> isSource(file) && isBelow(file, project.platform("sources")));
        serviceIsDue |= changed.stream().anyMatch(Build::isSource);
        if (serviceIsDue) {
            String found = compile();
            errors += found;
            written |= found.isEmpty() && copyClasses();
        }
        return new Outcome(errors, written, changed.stream().anyMatch(file -> file.toString().endsWith(".sql")));
    }

    private String compile() throws IOException {
        if (platformIsDue) {
            String errors = compiler.compile(project.platform("sources"), List.of(), platform,
                    List.of("-Amicronaut.openapi.enabled=false"));
            if (!errors.isEmpty()) {
                return errors;
            }
            platformIsDue = false;
        }
        String errors = compiler.compile(project.service("sources"), List.of(platform), service,
                List.of("-Amicronaut.openapi.config.file=" + project.classes().resolve("openapi.properties")));
        serviceIsDue = !errors.isEmpty();
        return errors;
    }

    /** Returns the compiler's files by their paths relative to the folder of classes. */
    private Map<Path, Path> compiledFiles() throws IOException {
        Map<Path, Path> files = new HashMap<>();
        for (Path folder : List.of(platform, service)) {
            Folders.files(folder).keySet().forEach(file -> files.put(folder.relativize(file), file));
        }
        return files;
    }

    private boolean copyClasses() throws IOException {
        boolean written = false;
        Map<Path, Path> now = compiledFiles();
        for (Map.Entry<Path, Path> file : now.entrySet()) {
            written |= Folders.write(project.classes().resolve(file.getKey()), Files.readAllBytes(file.getValue()));
        }
        for (Path file : compiled) {
            written |= !now.containsKey(file) && Files.deleteIfExists(project.classes().resolve(file));
        }
        compiled = now.keySet();
        return written;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java");
    }

    private static boolean isBelow(Path file, List<Path> folders) {
        return folders.stream().anyMatch(file::startsWith);
    }

    /**
     * The result of an update.
     *
     * @param errors lines for the developer, empty if there is no error
     * @param changed whether the service must restart
     * @param migrations whether the database must be migrated before the restart
     */
    record Outcome(String errors, boolean changed, boolean migrations) {}
}
