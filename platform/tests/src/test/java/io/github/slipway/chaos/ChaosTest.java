package io.github.slipway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults at random while a hundred requests a second arrive: no acknowledged write is lost, each response is one of the
 * contract, and the service recovers in time. Each build has each fault once, with the same schedule. Every night, the faults
 * go on for ten minutes with another schedule: {@code -Dchaos.seconds=600 -Dchaos.seed=random}. A failure names the seed that
 * repeats its schedule.
 */
class ChaosTest {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosTest.class);
    private static final String SEED = System.getProperty("chaos.seed", "1");
    private static final long NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("chaos.seconds", 0));
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(5);
    /** So many responses in a row show that the service has recovered. */
    private static final int SUCCESSES = 50;

    private final Histories histories = new Histories();
    private final Calls calls = new Calls(histories);
    private final Queue<Fault> made = new ConcurrentLinkedQueue<>();
    private final List<Ended> ended = new ArrayList<>();
    private volatile boolean stopped;

    /** A fault of the database has ended. */
    private record Ended(Fault fault, Instant begin, Instant end) {}

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void noAcknowledgedWriteIsLostAndTheServiceRecovers() throws Exception {
        long seed = SEED.equals("random") ? System.nanoTime() : Long.parseLong(SEED);
        var random = new SplittableRandom(seed);
        LOG.info("-Dchaos.seed={}", seed);
        try (var surroundings = new Surroundings(random.split())) {
            int requests = run(surroundings, random);
            histories.end(surroundings.rows());
            Map<Fault, Duration> recoveries = recoveries();
            LOG.info("{} requests: {}. {} acknowledged writes. {} faults, the slowest recoveries: {}", requests,
                    new TreeMap<>(calls.counts()), calls.acknowledged(), made.size(), recoveries);
            assertThat(calls.counts()).as("the faults do nothing").containsKeys("GET 503", "POST 503", "PUT 503");
            assertThat(recoveries.values()).allMatch(duration -> duration.compareTo(RECOVERY_LIMIT) <= 0);
        } catch (AssertionError e) {
            throw new AssertionError("-Dchaos.seed=" + seed, e);
        }
    }

    /** Returns the number of requests. */
    private int run(Surroundings surroundings, SplittableRandom random) throws Exception {
        var callers = new Callers(calls, histories, surroundings.replicas(), random.split());
        try (callers; ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            SplittableRandom others = random.split();
            Future<?> run = thread.submit(() -> make(Fault.OF_OTHERS, surroundings, callers, others));
            try {
                make(Fault.OF_DATABASE, surroundings, callers, random);
            } finally {
                stopped = true;
            }
            run.get();
        }
        callers.assertNoFailures();
        return callers.sent();
    }

    private void make(List<Fault> faults, Surroundings surroundings, Callers callers, SplittableRandom random) {
        long start = System.nanoTime();
        do {
            List<Fault.Planned> schedule = Fault.schedule(faults, random);
            LOG.info("schedule, in requests: {}", schedule);
            for (Fault.Planned planned : schedule) {
                callers.awaitRequests(planned.after());
                Instant begin = Instant.now();
                surroundings.begin(planned.fault());
                callers.awaitRequests(planned.lasts());
                surroundings.end(planned.fault());
                made.add(planned.fault());
                if (faults.equals(Fault.OF_DATABASE)) {
                    ended.add(new Ended(planned.fault(), begin, Instant.now()));
                    callers.awaitSuccesses(SUCCESSES);
                }
            }
        } while (!stopped && System.nanoTime() - start < NANOS);
    }

    /** Returns the longest time from the end of a fault to the last request without success before the next fault. */
    private Map<Fault, Duration> recoveries() {
        var recoveries = new TreeMap<Fault, Duration>();
        for (int i = 0; i < ended.size(); i++) {
            Ended fault = ended.get(i);
            Instant next = i + 1 < ended.size() ? ended.get(i + 1).begin() : Instant.MAX;
            Instant last = calls.unavailable().stream().filter(begin -> begin.isAfter(fault.end()) && begin.isBefore(next))
                    .max(Instant::compareTo).orElse(fault.end());
            recoveries.merge(fault.fault(), Duration.between(fault.end(), last), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        return recoveries;
    }
}
