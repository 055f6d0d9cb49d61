package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL's own load generator with the statements of the peers: what is left if a program costs nothing. */
record Pgbench(Path work, Form form, Database database, Figures figures) {
    static final String NAME = "pgbench";
    private static final int GRACE_IN_SECONDS = 30;
    private static final String COLUMNS = "id, text, timestamp, version";

    void window(Kind kind) {
        run(statement(kind), 1);
        double before = database.cpu();
        Load load = run(statement(kind), form.window());
        figures.add(kind + ": CPU of PostgreSQL, µs", NAME, (database.cpu() - before) * 1e6 / load.requests());
        Measurement.latencies(figures, kind.name(), NAME, load);
    }

    private String statement(Kind kind) {
        return switch (kind) {
            case GET -> "\\set id random(1, " + form.rows() + ")\nSELECT " + COLUMNS + " FROM items WHERE id = :id;\n";
            case LIST -> "SELECT " + COLUMNS + " FROM items WHERE id < " + Long.MAX_VALUE + " ORDER BY id DESC LIMIT 21;\n";
            case POST -> "INSERT INTO items (text) VALUES ('Hello, world!') RETURNING " + COLUMNS + ";\n";
        };
    }

    private Load run(String statement, int seconds) {
        try {
            Path script = Files.writeString(work.resolve("pgbench.sql"), statement);
            Map<String, String> of = database.environment(Build.ITEMS_DATABASE);
            String callers = Integer.toString(Form.CALLERS);
            Children.run(work, Map.of(), seconds + GRACE_IN_SECONDS,
                    List.of("pgbench", "-n", "-M", "prepared", "-c", callers, "-j", "1", "-T",
                            Integer.toString(seconds), "-l", "--log-prefix=transactions", "-f", script.toString(), "-h",
                            of.get("POSTGRES_HOST"), "-p",
                            of.get("POSTGRES_PORT"), "-U", of.get("POSTGRES_USER"), of.get("POSTGRES_DB")));
            return read(seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The third column of the log is the time of a transaction in µs. */
    private Load read(int seconds) throws IOException {
        List<Long> times = new ArrayList<>();
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("transactions")).toList()) {
                Files.readAllLines(file).forEach(line -> times.add(Long.valueOf(line.split(" ", -1)[2])));
                Files.delete(file);
            }
        }
        times.sort(null);
        return new Load(times.size(), 0, seconds, times.get(times.size() / 2) / 1e3, times.get((int) (times.size() * 0.99)) / 1e3);
    }
}
