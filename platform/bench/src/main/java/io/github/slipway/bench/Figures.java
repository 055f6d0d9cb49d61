package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was measured: for each figure and program, its values in the order of the rounds. */
final class Figures {
    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    void add(String figure, String program, double value) {
        values.computeIfAbsent(figure, _ -> new LinkedHashMap<>()).computeIfAbsent(program, _ -> new ArrayList<>()).add(value);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Empty if the program does not have this figure. */
    List<Double> of(String figure, String program) {
        return values.getOrDefault(figure, Map.of()).getOrDefault(program, List.of());
    }

    /** A program's values divided by another's, round by round, without those where the other's value is zero. */
    List<Double> ratios(String figure, String program, String other) {
        List<Double> ones = of(figure, program);
        List<Double> others = of(figure, other);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            if (others.get(i) != 0) {
                ratios.add(ones.get(i) / others.get(i));
            }
        }
        return ratios;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    static double least(List<Double> values) {
        return Collections.min(values);
    }

    static double most(List<Double> values) {
        return Collections.max(values);
    }

    void write(Path file) {
        var lines = new StringBuilder();
        values.forEach(
                (figure, programs) -> programs.forEach((program, all) -> lines.append(figure).append('\t').append(program).append('\t')
                        .append(all.stream().map(String::valueOf).collect(Collectors.joining(" "))).append('\n')));
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Figures read(Path file) {
        var figures = new Figures();
        Usage.read(file).lines().map(line -> line.split("\t", -1)).forEach(fields -> Arrays.stream(fields[2].split(" ", -1))
                .forEach(value -> figures.add(fields[0], fields[1], Double.parseDouble(value))));
        return figures;
    }
}
