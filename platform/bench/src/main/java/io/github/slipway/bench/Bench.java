package io.github.slipway.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code platform/bench/run}: measures the service's program beside its peers, on one PostgreSQL. docs/develop/benchmark.md
 * describes it.
 */
final class Bench {
    private static final String USAGE = """
            usage: platform/bench/run [--smoke | --short | --full] [--beside FOLDER]... [--write FILE] [--profile]
              --smoke    4 minutes, no figures to judge
              --short    16 minutes (the default)
              --full     40 minutes, with more rows and more callers
              --beside   another copy of this repository, whose program is measured as well
              --write    puts the tables into this document, between its marks
              --profile  instead: where our own program spends its CPU time""";

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            run(new ArrayList<>(Arrays.asList(arguments)));
        } catch (Refusal refusal) {
            System.err.println("bench: " + refusal.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private static void run(List<String> arguments) {
        Path root = Path.of(System.getProperty("slipway.root"));
        List<Path> beside = new ArrayList<>();
        for (String folder = value(arguments, "--beside"); folder != null; folder = value(arguments, "--beside")) {
            beside.add(Path.of(folder).toAbsolutePath().normalize());
        }
        String document = value(arguments, "--write");
        boolean profile = arguments.remove("--profile");
        String form = arguments.isEmpty() ? "short" : arguments.removeFirst().replaceFirst("^--", "");
        if (!arguments.isEmpty()) {
            throw new Refusal(USAGE);
        }
        new Run(root, Form.of(form), beside).run(profile, document);
    }

    /** The value of an option, which is removed, or null. */
    private static String value(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        if (at < 0 || at + 1 >= arguments.size()) {
            return null;
        }
        arguments.remove(at);
        return arguments.remove(at);
    }
}
