package io.github.slipway.testing;

import java.util.Set;
import java.util.stream.Collectors;

/** Reads Prometheus's text format. */
public final class Series {
    private Series() {}

    /** Returns the name and labels of each series. */
    public static Set<String> names(String metrics) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    /** Returns the value of a series, or 0 if the series does not exist yet. */
    public static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    /** Returns the sum of all series whose names start with a prefix. */
    public static double sum(String metrics, String prefix) {
        return metrics.lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
