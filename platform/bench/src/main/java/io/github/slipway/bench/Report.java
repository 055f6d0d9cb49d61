package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of a run, in Markdown. */
record Report(Path root, Form form, Figures figures, List<String> programs, String postgres) {
    private static final String BEGIN = "<!-- benchmark:begin -->\n";
    private static final String END = "<!-- benchmark:end -->\n";
    /** Ratios of two runs agree if they differ by no more. */
    private static final double AGREEMENT = 0.1;

    /** Prints the tables of an unfinished run. */
    void print() {
        System.out.println(heading() + table() + ratios());
    }

    /**
     * Prints the tables, and keeps the values for a comparison with the next run.
     *
     * @param document where the tables are written, or null
     */
    void publish(String document) {
        Path last = root.resolve("platform/bench/target/last.tsv");
        String text = heading() + table() + ratios() + comparison(Figures.read(last));
        System.out.println(text);
        try {
            Files.createDirectories(last.getParent());
            figures.write(last);
            if (document != null) {
                Path file = Path.of(document);
                String page = Files.readString(file);
                int begin = page.indexOf(BEGIN);
                int end = page.indexOf(END);
                if (begin < 0 || end < begin) {
                    throw new Refusal(document + " has no lines " + BEGIN + "and " + END);
                }
                Files.writeString(file, page.substring(0, begin) + BEGIN + "\n" + text + "\n" + page.substring(end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String heading() {
        Path peers = root.resolve("platform/bench/peers");
        return "`platform/bench/run --%s` of %s, commit %s, on %d cores (%s). Java %s, PostgreSQL %s, Micronaut %s with core %s, Quarkus %s, Spring Boot %s.\n\n"
                .formatted(form.name(), LocalDate.now(ZoneOffset.UTC),
                        Children.run(root, Map.of(), 10, List.of("git", "rev-parse", "--short", "HEAD")).strip(),
                        Runtime.getRuntime().availableProcessors(), Build.first("model name\\s*: (.*)", Path.of("/proc/cpuinfo")),
                        Runtime.version().toString(), postgres,
                        Build.first("<micronaut.version>(.*?)<", root.resolve("platform/pom.xml")),
                        Build.first("<micronaut.core.version>(.*?)<", root.resolve("platform/pom.xml")),
                        Build.first("<quarkus.version>(.*?)<", peers.resolve("quarkus/pom.xml")),
                        Build.first("<version>(.*?)<", peers.resolve("spring/pom.xml")));
    }

    private String table() {
        var text = new StringBuilder(
                "| median (least to most) | " + String.join(" | ", programs) + " |\n|---|" + "---|".repeat(programs.size()) + "\n");
        for (String figure : figures.names()) {
            text.append("| ").append(figure).append(" |");
            programs.forEach(program -> text.append(' ').append(spread(figures.of(figure, program))).append(" |"));
            text.append('\n');
        }
        return text.append('\n').toString();
    }

    private String ratios() {
        List<String> others = programs.stream().filter(program -> !program.equals(Run.OURS)).toList();
        var text = new StringBuilder(
                "| " + Run.OURS + " divided by | " + String.join(" | ", others) + " |\n|---|" + "---|".repeat(others.size()) + "\n");
        for (String figure : figures.names()) {
            text.append("| ").append(figure).append(" |");
            others.forEach(other -> text.append(' ').append(spread(figures.ratios(figure, Run.OURS, other))).append(" |"));
            text.append('\n');
        }
        return text.append('\n').toString();
    }

    /** Which ratios are those of the last run. */
    private String comparison(Figures last) {
        int all = 0;
        List<String> others = new ArrayList<>();
        for (String figure : figures.names()) {
            for (String program : programs) {
                List<Double> now = figures.ratios(figure, Run.OURS, program);
                List<Double> before = last.ratios(figure, Run.OURS, program);
                if (program.equals(Run.OURS) || now.isEmpty() || before.isEmpty()) {
                    continue;
                }
                all++;
                double one = Figures.median(before);
                double two = Figures.median(now);
                if (Math.abs(two - one) > AGREEMENT * Math.min(one, two)) {
                    others.add("| %s | %s | %s | %s |".formatted(figure, program, number(one), number(two)));
                }
            }
        }
        return all == 0
                ? "There is no run before to compare the ratios with: how well they repeat is unknown.\n"
                : ("%d of %d ratios agree with those of the run before within %.0f %%." + (others.isEmpty() ? "\n" : """
                         The others do not, so they tell an order of magnitude only:

                        | ratio to | program | run before | this run |
                        |---|---|---|---|
                        %s
                        """)).formatted(all - others.size(), all, AGREEMENT * 100, others.stream().collect(Collectors.joining("\n")));
    }

    private static String spread(List<Double> values) {
        if (values.isEmpty()) {
            return "–";
        }
        String median = number(Figures.median(values));
        return values.size() == 1 ? median : median + " (" + number(Figures.least(values)) + " to " + number(Figures.most(values)) + ")";
    }

    /** Three digits are more than a figure is worth. */
    private static String number(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
