package io.github.slipway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;

/** Sends a hundred requests a second at random, no matter how long the responses take. */
final class Callers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Callers often change an entry at the same time. */
    private static final int CHANGED = 20;

    private final Calls calls;
    private final Histories histories;
    private final List<Replica> replicas;
    private final SplittableRandom random;
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts to call.
     *
     * @param replicas those that are ready
     */
    Callers(Calls calls, Histories histories, List<Replica> replicas, SplittableRandom random) {
        this.calls = calls;
        this.histories = histories;
        this.replicas = replicas;
        this.random = random;
        var _ = clock.scheduleAtFixedRate(() -> check(this::call), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns the number of requests. */
    int sent() {
        return sent.get();
    }

    /** Waits until so many further requests have been sent. */
    void awaitRequests(int number) {
        int target = sent.get() + number;
        await(LIMIT.plus(PAUSE.multipliedBy(number)), () -> sent.get() >= target);
    }

    /** Waits until so many responses in a row are not 503. */
    void awaitSuccesses(int number) {
        calls.successesInARow().set(0);
        await(LIMIT, () -> calls.successesInARow().get() >= number);
    }

    /** Fails if a response did. */
    void assertNoFailures() {
        assertThat(failures).isEmpty();
    }

    /** Sends no more requests, and waits for the last responses. */
    @Override
    public void close() {
        clock.close();
        threads.close();
    }

    private void await(Duration limit, BooleanSupplier condition) {
        Awaitility.await().atMost(limit).until(() -> condition.getAsBoolean() || !failures.isEmpty());
        assertNoFailures();
    }

    private void call() {
        List<Long> ids = List.copyOf(histories.newest(CHANGED).keySet());
        List<Replica> ready = List.copyOf(replicas);
        Replica replica = ready.get(random.nextInt(ready.size()));
        int kind = random.nextInt(100);
        int any = random.nextInt(CHANGED);
        int number = sent.incrementAndGet();
        threads.execute(() -> check(() -> {
            if (kind < 20 || ids.isEmpty()) {
                calls.post(replica, number);
            } else if (kind < 30) {
                calls.list(replica);
            } else if (kind < 60) {
                calls.get(replica, ids.get(any % ids.size()));
            } else {
                calls.put(replica, ids.get(any % ids.size()), number);
            }
        }));
    }

    private void check(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }
}
