package io.github.slipway.tests.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RequestKind;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

class StatementMetricsTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Pattern LABELS = Pattern.compile("database_statements_seconds_count\\{exception=\"(.*)\",statement=\"(.*)\"} .*");

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> DATABASE, Map.of(Setting.POSTGRES_TIMEOUT, "0.5s"));

    @Test
    void aStatementIsCountedByItsName() {
        double before = count("none", "insert");

        Entries.create(service, "Hello");

        assertThat(count("none", "insert")).isEqualTo(before + 1);
    }

    @Test
    void oneThatFailsIsCountedByItsException() throws Exception {
        String entry = Entries.create(service, "before");
        double went = count("none", "update");
        try (Connection connection = DATABASE.connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM entries FOR UPDATE");

            assertThat(service.put(entry, Entries.draft("after")).statusCode()).isEqualTo(503);

            connection.rollback();
        }
        assertThat(count("DataAccessException", "update")).isEqualTo(1);
        assertThat(Series.value(service.metrics(), series("sum", "DataAccessException", "update"))).isGreaterThan(0.45);
        assertThat(count("none", "update")).isEqualTo(went);
    }

    /** The values of the label are names in the program, so callers cannot create new ones. */
    @Test
    void statementsAreTheMethodsOfTheRepository() {
        for (RequestKind kind : RequestKind.ALL) {
            kind.send(service, Entries.create(service, "Hello"));
        }

        assertThat(statements()).isEqualTo(Arrays.stream(EntryRepository.class.getDeclaredMethods()).map(Method::getName)
                .collect(Collectors.toSet()));
    }

    private static Set<String> statements() {
        return service.metrics().lines().map(LABELS::matcher).filter(Matcher::matches).map(match -> match.group(2))
                .collect(Collectors.toSet());
    }

    private static double count(String exception, String statement) {
        return Series.value(service.metrics(), series("count", exception, statement));
    }

    private static String series(String kind, String exception, String statement) {
        return "database_statements_seconds_" + kind + "{exception=\"" + exception + "\",statement=\"" + statement + "\"}";
    }
}
