package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.slipway.testing.TestDatabase;

class MigrationsTest {
    private static final int ALL = TestDatabase.migrations();

    @Test
    void areAppliedOnceMigrated() {
        assertThat(state(TestDatabase.migrated())).isEqualTo(new Migrations.State(ALL, 0, 0));
    }

    @Test
    void arePendingBefore() {
        assertThat(state(TestDatabase.empty())).isEqualTo(new Migrations.State(0, ALL, 0));
    }

    @Test
    void areNotAppliedWhereTheyFailed() {
        TestDatabase database = TestDatabase.migrated();
        database.execute("UPDATE flyway_schema_history SET success = false WHERE version = '" + ALL + "'");

        assertThat(state(database)).isEqualTo(new Migrations.State(ALL - 1, 0, 1));
    }

    private static Migrations.State state(TestDatabase database) {
        return new Migrations(new PostgresDataSource(database.settings(Map.of()), Duration.ofSeconds(5)), false).state();
    }
}
