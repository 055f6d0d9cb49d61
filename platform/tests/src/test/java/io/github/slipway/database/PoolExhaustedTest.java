package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.TimedAnswer;

/**
 * A lock blocks all connections. Requests that do not get a connection in time are refused. OverloadTest tests requests that
 * are refused at once.
 */
class PoolExhaustedTest {
    private static final int CONNECTIONS = 2;
    /** 16 requests for each connection are admitted, and two of them have a connection. */
    private static final int MAY_WAIT = 30;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> DATABASE,
            Map.of(Setting.POSTGRES_POOL_SIZE, Integer.toString(CONNECTIONS), Setting.POSTGRES_TIMEOUT, "1m"));

    @Test
    void requestsWithoutAConnectionAreToldToTryAgain() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = DATABASE.connect();
                var statement = connection.createStatement();
                var log = CapturedLog.ofAll()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE entries");
            List<Future<TimedAnswer>> held = call(callers, CONNECTIONS);
            Awaitility.await().atMost(LIMIT).until(() -> DATABASE.query(
                    "SELECT count(*) FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                            + " AND NOT granted")
                    .equals(Integer.toString(CONNECTIONS)));

            List<TimedAnswer> refused = answers(call(callers, MAY_WAIT));

            assertThat(refused).allSatisfy(TimedAnswer::assertUnavailable);
            assertThat(refused).extracting(TimedAnswer::duration).allMatch(duration -> duration.compareTo(Duration.ofMillis(900)) > 0);
            assertThat(log.lines()).filteredOn(line -> line.contains("request timed out after 1")).hasSizeGreaterThanOrEqualTo(MAY_WAIT);
            assertThat(service.get("/healthcheck").statusCode()).isEqualTo(503);
            assertThat(service.getManagement("/health/readiness").statusCode()).isEqualTo(200);

            connection.rollback();

            assertThat(answers(held)).extracting(TimedAnswer::status).containsOnly(200);
            assertThat(service.get("/entries").statusCode()).isEqualTo(200);
            assertThat(service.get("/healthcheck").statusCode()).isEqualTo(200);
        }
    }

    private static List<Future<TimedAnswer>> call(ExecutorService callers, int count) {
        Callable<TimedAnswer> caller = () -> TimedAnswer.to(() -> service.get("/entries"));
        return IntStream.range(0, count).mapToObj(_ -> callers.submit(caller)).toList();
    }

    private static List<TimedAnswer> answers(List<Future<TimedAnswer>> answers) throws Exception {
        for (Future<TimedAnswer> answer : answers) {
            answer.get();
        }
        return answers.stream().map(Future::resultNow).toList();
    }
}
