package io.github.slipway.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run: builds, checks, rounds, report. */
final class Run {
    /** The column of the service's program. */
    static final String OURS = "Slipway";
    private static final int MIGRATION_LIMIT_IN_SECONDS = 60;

    private final Path root;
    private final Form form;
    private final List<Path> beside;
    private final Figures figures = new Figures();
    private final Instant start = Instant.now();

    Run(Path root, Form form, List<Path> beside) {
        this.root = root;
        this.form = form;
        this.beside = beside;
    }

    /** @param document where the tables are written, or null */
    void run(boolean profile, String document) {
        Path work = Children.FOLDER;
        var build = new Build(root);
        progress("builds");
        build.buildService();
        List<Program> programs = new ArrayList<>();
        if (!profile) {
            programs.addAll(build.peers(work));
        }
        Program ours = build.service(OURS, "service", "WARN");
        programs.add(ours);
        Path archive = build.postgres();
        if (!profile) {
            programs.add(build.service(OURS + " with access lines", "service", "INFO"));
            programs.add(ours.withoutCache());
            for (Path folder : beside) {
                var other = new Build(folder);
                other.buildService();
                programs.add(other.service(folder.getFileName().toString(), "beside_" + beside.indexOf(folder), "WARN"));
            }
        }
        try (var database = new Database(work, archive)) {
            var measurement = new Measurement(work, form, database, options(), figures);
            prepare(programs, database, measurement);
            if (profile) {
                measurement.profile(programs.getFirst(), build.mainClass());
                return;
            }
            List<String> names = new ArrayList<>(List.of(Pgbench.NAME));
            programs.forEach(program -> names.add(program.name()));
            var report = new Report(root, form, figures, names, database.version());
            var pgbench = new Pgbench(work, form, database, figures);
            for (int round = 1; round <= form.rounds(); round++) {
                progress("round " + round + " of " + form.rounds());
                try {
                    measurement.round(programs, pgbench, form.growth() && round == form.rounds());
                } catch (Refusal refusal) {
                    report.print();
                    throw refusal;
                }
            }
            report.publish(document);
            progress("end");
        }
    }

    /** Every program answers rightly, or nothing is measured. With other settings, it is the same program. */
    private void prepare(List<Program> programs, Database database, Measurement measurement) {
        Set<String> databases = new HashSet<>();
        Set<List<String>> commands = new HashSet<>();
        for (Program program : programs) {
            if (!commands.add(program.command())) {
                continue;
            }
            progress("checks " + program.name());
            boolean first = databases.add(program.database());
            if (first) {
                database.create(program.database());
            }
            if (first && program.managed()) { // peers migrate when they start
                migrate(program, database);
            }
            measurement.prepare(program, first);
        }
    }

    private void migrate(Program program, Database database) {
        List<String> command = new ArrayList<>(program.command());
        command.add("migrate");
        long began = System.nanoTime();
        Children.run(program.folder(), database.environment(program.database()), MIGRATION_LIMIT_IN_SECONDS, command);
        figures.add("migrate, before the first start, s", program.name(), (System.nanoTime() - began) / 1e9);
    }

    /** The collector and the heap of a pod with the chart's memory limit, for all programs. */
    private String options() {
        int limit = number("(?s)\nresources:.*?limits:\\s+memory: (\\d+)Mi", "charts/slipway/values.yaml");
        return "-XX:+UseSerialGC -Xms%dm -Xmx%dm".formatted(limit * percentage("Initial") / 100, limit * percentage("Max") / 100);
    }

    private int percentage(String name) {
        return number("<command>-XX:" + name + "RAMPercentage=(\\d+)<", "platform/service-parent/pom.xml");
    }

    private int number(String pattern, String file) {
        return Integer.parseInt(Build.first(pattern, root.resolve(file)));
    }

    private void progress(String what) {
        System.out.printf("%4d s  %s%n", Duration.between(start, Instant.now()).toSeconds(), what);
    }
}
