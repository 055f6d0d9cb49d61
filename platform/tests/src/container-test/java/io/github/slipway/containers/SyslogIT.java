package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

import io.github.slipway.testing.Series;
import io.github.slipway.testing.TimedAnswer;

/** The syslog server hangs or stops, and comes back. No request waits for it, and the service counts lost lines. */
class SyslogIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CALLERS = 8;
    private static final int CALLS = 4_000;
    /** More lines than fit into the queue, one for each request. */
    private static final int FLOOD = 10_000;
    private static final String DROPPED = "log_syslog_dropped_total";

    @AutoClose
    private static final Stack STACK = Stack.migrated();

    private static final GenericContainer<?> LOG = STACK.start(syslogServer());
    private static final Service SERVICE = STACK.serve(Map.of("SYSLOG_HOST", "log", "SYSLOG_PORT", "5514"));

    @Test
    void slowsNothingWhileItHangs() throws Exception {
        assertNothingSlower(CALLS, () -> Engine.pause(LOG.getContainerId()), () -> Engine.resume(LOG.getContainerId()));
    }

    @Test
    void losesWhatTheQueueDoesNotHoldWhileItIsAway() throws Exception {
        double dropped = Series.value(SERVICE.metrics(), DROPPED);

        assertNothingSlower(FLOOD, STACK.engine.stopContainerCmd(LOG.getContainerId())::exec,
                STACK.engine.startContainerCmd(LOG.getContainerId())::exec);

        assertThat(Series.value(SERVICE.metrics(), DROPPED)).isGreaterThan(dropped);
    }

    /** Compares requests during an interruption with the same requests before. */
    private static void assertNothingSlower(int count, Runnable interruption, Runnable end) throws Exception {
        awaitLineOf("before");
        call(CALLS);
        Duration reference = median(call(CALLS));

        List<TimedAnswer> answers;
        interruption.run();
        try {
            answers = call(count);
        } finally {
            end.run();
        }

        assertThat(answers).hasSize(count).allMatch(answer -> answer.status() == 200);
        assertThat(median(answers)).as("median, which was " + reference).isLessThan(reference.multipliedBy(3));
        awaitLineOf("after");
    }

    private static List<TimedAnswer> call(int count) throws InterruptedException, ExecutionException {
        var answers = new ArrayList<TimedAnswer>(count);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<TimedAnswer>> results = IntStream.range(0, count)
                    .mapToObj(_ -> callers.submit(() -> TimedAnswer.to(() -> SERVICE.get("/entries?limit=1")))).toList();
            for (Future<TimedAnswer> result : results) {
                answers.add(result.get());
            }
        }
        return answers;
    }

    private static Duration median(List<TimedAnswer> answers) {
        return answers.stream().map(TimedAnswer::duration).sorted().toList().get(answers.size() / 2);
    }

    /** Sends requests with this id until the syslog server's file contains a line of one of them. */
    private static void awaitLineOf(String requestId) {
        // A new id, because the file can contain lines of earlier calls.
        String id = requestId + "-" + UUID.randomUUID();
        Awaitility.await().atMost(LIMIT).until(() -> {
            HttpResponse<String> answer = SERVICE.get("/entries", id);
            assertThat(answer.statusCode()).isEqualTo(200);
            return LOG.execInContainer("grep", "-rq", " " + id + " INFO GET /entries 200 ", "/var/log/slipway").getExitCode() == 0;
        });
    }

    private static GenericContainer<?> syslogServer() {
        return new GenericContainer<>(DockerImageName.parse(Engine.image("ghcr.io/axoflow/axosyslog", "SYSLOG_NG_VERSION")))
                .withEnv("IP_PROTOCOL", "4")
                .withNetwork(STACK.network)
                .withNetworkAliases("log")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(Engine.REPOSITORY.resolve("charts/slipway/files/syslog-ng/syslog-ng.conf")),
                        "/etc/syslog-ng/syslog-ng.conf")
                .waitingFor(Wait.forSuccessfulCommand("syslog-ng-ctl stats").withStartupTimeout(LIMIT));
    }
}
