package io.github.slipway.bench;

import java.nio.file.Path;

/** Measures one program at a time: each round, it is started, loaded and stopped. */
record Measurement(Path work, Form form, Database database, String options, Figures figures) {
    private static final String READY = "ready after start, s";

    /** Starts a program for the first time: it has to answer rightly, and its table gets its first row. */
    void prepare(Program program, boolean newTable) {
        try (var _ = start(program.training())) {
            Contract.check(program.name(), Running.PORT, program.resource());
            if (newTable) {
                database.keepSeed(program.database());
            }
        }
    }

    private Running start(Program program) {
        return new Running(work, program, database.environment(program.database()), options);
    }

    /** One round of a program. */
    void measure(Program program) {
        database.fill(program.database(), form.rows());
        try (var running = start(program)) {
            String name = program.name();
            figures.add(READY, name, running.readyAfter);
            figures.add("CPU until ready, s", name, running.cpuUntilReady);
            memory(running, name, "idle");
            if (!program.loaded()) {
                return;
            }
            Load first = load(program, Form.CALLERS, form.first(), Kind.values());
            figures.add("requests in the first " + form.first() + " s", name, (double) first.requests());
            load(program, Form.CALLERS, form.warmUp(), Kind.values());
            for (Kind kind : Kind.values()) {
                long before = running.allocated();
                long requests = 0;
                for (int i = 0; i < form.windows(); i++) {
                    requests += window(running, program, kind, kind.name(), Form.CALLERS).requests();
                }
                figures.add(kind + ": allocated per request, KiB", name, (double) (running.allocated() - before) / requests);
            }
            memory(running, name, "loaded");
        }
    }

    /** Figures with more rows and more callers. */
    void grow(Program program) {
        database.fill(program.database(), form.rows());
        try (var running = start(program)) {
            load(program, Form.CALLERS, form.warmUp(), Kind.values());
            for (int callers : new int[]{16, 64, 256}) {
                for (Kind kind : Kind.values()) {
                    window(running, program, kind, kind + ", " + callers + " callers", callers);
                }
            }
            for (long rows : new long[]{1_000, 100_000, 10_000_000}) {
                database.fill(program.database(), rows);
                for (Kind kind : Kind.values()) {
                    var grown = new Measurement(work, new Form(form.name(), 1, rows, 0, 0, 1, form.window(), false), database, options,
                            figures);
                    grown.window(running, program, kind, "%s, %,d rows".formatted(kind, rows), Form.CALLERS);
                }
            }
        }
    }

    /** Prints where a program spends its CPU time. */
    void profile(Program program, String mainClass) {
        database.fill(program.database(), form.rows());
        try (var running = start(program)) {
            load(program, Form.CALLERS, form.warmUp(), Kind.values());
            for (Kind kind : Kind.values()) {
                System.out.println(Profile.of(running, work, mainClass, kind, this, program));
            }
        }
    }

    private Load window(Running running, Program program, Kind kind, String label, int callers) {
        double application = Usage.cpu(running.handle());
        double postgres = database.cpu();
        Load load = load(program, callers, form.window(), kind);
        String name = program.name();
        figures.add(label + ": CPU, µs", name, (Usage.cpu(running.handle()) - application) * 1e6 / load.requests());
        figures.add(label + ": CPU of PostgreSQL, µs", name, (database.cpu() - postgres) * 1e6 / load.requests());
        latencies(figures, label, name, load);
        return load;
    }

    static void latencies(Figures figures, String label, String name, Load load) {
        figures.add(label + ": requests/s", name, load.perSecond());
        figures.add(label + ": 50 %, ms", name, load.p50());
        figures.add(label + ": 99 %, ms", name, load.p99());
    }

    /** Load on a program that runs. */
    Load load(Program program, int callers, int seconds, Kind... kinds) {
        return Load.run(work, program.resource(), form.rows(), callers, seconds, kinds);
    }

    private void memory(Running running, String name, String when) {
        figures.add("memory " + when + ", RSS, MiB", name, Usage.memory(running.handle(), "VmRSS"));
        figures.add("memory " + when + ", anonymous, MiB", name, Usage.memory(running.handle(), "RssAnon"));
    }
}
