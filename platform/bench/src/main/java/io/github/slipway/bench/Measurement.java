package io.github.slipway.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures programs. In each round, they are started one after the other and stay: each kind of requests is then measured with
 * one program right after the other, so that what changes on the machine changes it for all.
 */
record Measurement(Path work, Form form, Database database, String options, Figures figures) {
    private static final int[] CALLERS = {16, 64, 256};
    private static final long[] ROWS = {1_000, 100_000, 10_000_000};

    /** Starts a program for the first time: it has to answer rightly, and its table gets its first row. */
    void prepare(Program program, boolean newTable) {
        boolean training = program.needsTraining();
        try (var running = start(training ? program.training() : program)) {
            Contract.check(program.name(), running.port, program.resource());
            if (training) {
                load(running, Form.CALLERS, Contract.ROWS, form.training(), Kind.values());
            }
            if (newTable) {
                database.keepSeed(program.database());
            }
        }
    }

    private Running start(Program program) {
        return new Running(work, program, database.environment(program.database()), options);
    }

    /**
     * One round.
     *
     * @param grow whether it ends with more callers and more rows
     */
    void round(List<Program> programs, Pgbench pgbench, boolean grow) {
        List<Running> running = new ArrayList<>();
        try {
            fill(programs, form.rows());
            for (Program program : programs) {
                Running one = start(program);
                running.add(one);
                measureStart(one);
                if (!program.loaded()) {
                    running.removeLast().close();
                }
            }
            fill(programs, form.rows());
            for (int i = 0; i < form.windows(); i++) {
                for (Kind kind : Kind.values()) {
                    windows(running, kind, kind.name(), Form.CALLERS, form.rows(), i == 0);
                    pgbench.window(kind);
                }
            }
            running.forEach(one -> memory(one, "loaded"));
            if (grow) {
                grow(running, programs);
            }
        } finally {
            running.forEach(Running::close);
        }
    }

    private void fill(List<Program> programs, long rows) {
        programs.stream().map(Program::database).distinct().forEach(name -> database.fill(name, rows));
    }

    private void measureStart(Running running) {
        String name = running.program().name();
        figures.add("ready after start, s", name, running.readyAfter);
        figures.add("CPU until ready, s", name, running.cpuUntilReady);
        memory(running, "idle");
        if (running.program().loaded()) {
            Load first = load(running, Form.CALLERS, form.rows(), form.first(), Kind.values());
            figures.add("requests in the first " + form.first() + " s", name, (double) first.requests());
            load(running, Form.CALLERS, form.rows(), form.warmUp(), Kind.values());
        }
    }

    private void grow(List<Running> running, List<Program> programs) {
        for (int callers : CALLERS) {
            for (Kind kind : Kind.values()) {
                windows(running, kind, kind + ", " + callers + " callers", callers, form.rows(), false);
            }
        }
        for (long rows : ROWS) {
            fill(programs, rows);
            for (Kind kind : Kind.values()) {
                windows(running, kind, "%s, %,d rows".formatted(kind, rows), Form.CALLERS, rows, false);
            }
        }
    }

    /** Measures each program once, directly after one another. */
    private void windows(List<Running> running, Kind kind, String label, int callers, long rows, boolean allocations) {
        for (Running one : running) {
            long allocated = allocations ? one.allocated() : 0;
            double application = Usage.cpu(one.handle());
            double postgres = database.cpu();
            Load load = load(one, callers, rows, form.window(), kind);
            String name = one.program().name();
            figures.add(label + ": CPU, µs", name, (Usage.cpu(one.handle()) - application) * 1e6 / load.requests());
            figures.add(label + ": CPU of PostgreSQL, µs", name, (database.cpu() - postgres) * 1e6 / load.requests());
            latencies(figures, label, name, load);
            if (callers > Form.CALLERS) {
                figures.add(label + ": refused, %", name, 100.0 * load.refused() / (load.requests() + load.refused()));
            }
            if (allocations) {
                figures.add(label + ": allocated per request, KiB", name, (double) (one.allocated() - allocated) / load.requests());
            }
        }
    }

    /** Prints where a program spends its CPU time. */
    void profile(Program program, String mainClass) {
        database.fill(program.database(), form.rows());
        try (var running = start(program)) {
            load(running, Form.CALLERS, form.rows(), form.warmUp(), Kind.values());
            for (Kind kind : Kind.values()) {
                System.out.println(Profile.of(running, work, mainClass, kind, this));
            }
        }
    }

    static void latencies(Figures figures, String label, String name, Load load) {
        figures.add(label + ": requests/s", name, load.perSecond());
        figures.add(label + ": 50 %, ms", name, load.p50());
        figures.add(label + ": 99 %, ms", name, load.p99());
    }

    /** Load on a program that runs. */
    Load load(Running running, int callers, long rows, int seconds, Kind... kinds) {
        return Load.run(work, running, rows, callers, seconds, kinds);
    }

    private void memory(Running running, String when) {
        figures.add("memory " + when + ", RSS, MiB", running.program().name(), Usage.memory(running.handle(), "VmRSS"));
        figures.add("memory " + when + ", anonymous, MiB", running.program().name(), Usage.memory(running.handle(), "RssAnon"));
    }
}
