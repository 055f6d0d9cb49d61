package io.github.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

/** Several callers. Each reads and creates entries, one request after the other, until it is stopped. */
public final class Load implements AutoCloseable {
    private static final int CALLERS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Queue<TimedAnswer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers;
    private volatile boolean stopped;

    private Load(RunningService service) {
        callers = IntStream.range(0, CALLERS).mapToObj(_ -> Thread.ofVirtual().start(() -> call(service))).toList();
    }

    /** Starts to call a service. */
    public static Load on(RunningService service) {
        return new Load(service);
    }

    private void call(RunningService service) {
        try {
            while (!stopped) {
                answers.add(TimedAnswer.to(() -> service.post("/entries", "{\"text\":\"load\"}")));
                answers.add(TimedAnswer.to(() -> service.get("/entries?limit=1")));
            }
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    /** Waits for a number of further responses with these statuses. */
    public void awaitMore(int count, Integer... statuses) {
        Set<Integer> wanted = Set.of(statuses);
        long before = count(wanted);
        Awaitility.await().atMost(LIMIT).until(() -> count(wanted) >= before + count);
    }

    /** Ends all callers, and returns all responses. Fails if a request has no response. */
    public List<TimedAnswer> stop() {
        close();
        assertThat(failures).isEmpty();
        return List.copyOf(answers);
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread caller : callers) {
            try {
                caller.join(LIMIT);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private long count(Set<Integer> statuses) {
        return answers.stream().filter(answer -> statuses.contains(answer.status())).collect(Collectors.counting());
    }
}
