package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.TimedAnswer;

/** A statement that takes too long is canceled in the server, so it releases its locks and changes nothing later. */
class SlowStatementTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> DATABASE, Map.of(Setting.POSTGRES_TIMEOUT, "0.5s"));

    @Test
    void isEndedAndTheCallerIsToldToTryAgain() throws Exception {
        String entry = Entries.create(service, "before");
        try (Connection connection = DATABASE.connect();
                var statement = connection.createStatement();
                var log = CapturedLog.ofAll()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM entries FOR UPDATE");

            TimedAnswer answer = TimedAnswer.to(() -> service.put(entry, "{\"text\":\"after\"}"));

            answer.assertUnavailable();
            assertThat(answer.duration()).isGreaterThan(Duration.ofMillis(450));
            assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN ")).singleElement().asString()
                    .startsWith("WARN The database is unavailable (57014): ERROR: canceling statement due to statement timeout");
            Awaitility.await().until(() -> DATABASE.query("SELECT count(*) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND application_name = 'slipway' AND state <> 'idle'").equals("0"));
            connection.rollback();
        }
        assertThat(service.get(entry).body()).contains("before");
        assertThat(service.put(entry, "{\"text\":\"after\"}").statusCode()).isEqualTo(200);
    }
}
