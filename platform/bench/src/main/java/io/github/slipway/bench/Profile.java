package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a program spends its CPU time, by samples of JFR. A sample counts for the owner of the innermost frame that is not the
 * JDK's: a library pays for what it calls of the JDK.
 */
final class Profile {
    private static final String EVENT = "jdk.CPUTimeSample";
    private static final int FRAMES = 25;
    private static final String JDK = "JDK";
    /** Prefixes of classes, the longest first. */
    private static final SortedMap<String, String> OWNERS = new TreeMap<>(Comparator.comparingInt(String::length).reversed()
            .thenComparing(Comparator.naturalOrder()));

    static {
        OWNERS.put("io.github.slipway.", "Slipway");
        OWNERS.put("io.micronaut.", "Micronaut");
        OWNERS.put("reactor.", "Micronaut");
        OWNERS.put("org.reactivestreams.", "Micronaut");
        OWNERS.put("io.micronaut.data.", "Micronaut Data");
        OWNERS.put("io.micronaut.transaction.", "Micronaut Data");
        OWNERS.put("io.micronaut.validation.", "Micronaut Validation");
        OWNERS.put("io.micronaut.serde.", "Serde and Jackson");
        OWNERS.put("com.fasterxml.jackson.", "Serde and Jackson");
        OWNERS.put("io.netty.", "Netty");
        OWNERS.put("org.postgresql.", "driver and pool");
        OWNERS.put("com.zaxxer.hikari.", "driver and pool");
        OWNERS.put("io.micronaut.configuration.metrics.", "metrics");
        OWNERS.put("io.micrometer.", "metrics");
        OWNERS.put("io.prometheus.", "metrics");
        OWNERS.put("org.slf4j.", "logging");
        OWNERS.put("ch.qos.logback.", "logging");
        OWNERS.put("net.logstash.", "logging");
        for (String prefix : List.of("java.", "javax.", "jdk.", "sun.", "com.sun.")) {
            OWNERS.put(prefix, JDK);
        }
    }

    private final Map<String, Double> byOwner = new HashMap<>();
    private final Map<String, Double> byFrame = new HashMap<>();
    private final Map<String, String> owners;
    private double sampled;

    private Profile(String mainClass) {
        owners = new TreeMap<>(OWNERS);
        owners.put(mainClass.substring(0, mainClass.lastIndexOf('.') + 1), "service");
    }

    /** The table of one kind of requests. */
    static String of(Running running, Path work, String mainClass, Kind kind, Measurement measurement) {
        Path file = work.resolve(kind + ".jfr");
        running.jcmd("JFR.start", "name=profile", "settings=none", "+" + EVENT + "#enabled=true", "+" + EVENT + "#throttle=5ms",
                "+" + EVENT + "#stackTrace=true");
        double before = Usage.cpu(running.handle());
        long requests = measurement.load(running, Form.CALLERS, measurement.form().rows(), measurement.form().warmUp(), kind).requests();
        double cpu = Usage.cpu(running.handle()) - before;
        running.jcmd("JFR.stop", "name=profile", "filename=" + file);
        var profile = new Profile(mainClass);
        profile.read(file);
        return profile.table(kind, requests, cpu);
    }

    private void read(Path file) {
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals(EVENT) && event.getStackTrace() != null) {
                    add(event.getStackTrace().getFrames(), event.getDuration("samplingPeriod").toNanos() / 1e9);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(List<RecordedFrame> frames, double seconds) {
        sampled += seconds;
        RecordedFrame frame = frames.stream().filter(each -> !owner(each).equals(JDK)).findFirst().orElse(frames.getFirst());
        byOwner.merge(owner(frame), seconds, Double::sum);
        byFrame.merge(owner(frame) + " | `" + frame.getMethod().getType().getName() + "." + frame.getMethod().getName() + "`", seconds,
                Double::sum);
    }

    private String owner(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return owners.entrySet().stream().filter(entry -> type.startsWith(entry.getKey())).map(Entry::getValue).findFirst().orElse("other");
    }

    private String table(Kind kind, long requests, double cpu) {
        var text = new StringBuilder(
                "%s: %.0f µs of CPU time per request, of which Java code %.0f µs%n%n".formatted(kind, cpu * 1e6 / requests,
                        sampled * 1e6 / requests));
        text.append("| owner | µs per request | share |\n|---|---|---|\n");
        lines(text, byOwner, Integer.MAX_VALUE, requests, cpu);
        text.append(
                "| no Java stack: compiler, collector, lost samples | %.1f | %.1f %% |%n%n"
                        .formatted((cpu - sampled) * 1e6 / requests, 100 * (cpu - sampled) / cpu));
        text.append("| owner | frame | µs per request | share |\n|---|---|---|---|\n");
        lines(text, byFrame, FRAMES, requests, cpu);
        return text.append('\n').toString();
    }

    private static void lines(StringBuilder text, Map<String, Double> seconds, int limit, long requests, double cpu) {
        seconds.entrySet().stream().sorted(Entry.<String, Double>comparingByValue().reversed()).limit(limit).forEach(entry -> text
                .append("| %s | %.1f | %.1f %% |%n".formatted(entry.getKey(), entry.getValue() * 1e6 / requests,
                        100 * entry.getValue() / cpu)));
    }
}
