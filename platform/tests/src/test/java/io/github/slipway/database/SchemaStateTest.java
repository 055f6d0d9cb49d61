package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import io.github.slipway.testing.TestDatabase;

class SchemaStateTest {
    private static final int ALL = TestDatabase.migrations();

    @Test
    void areAppliedOnceMigrated() {
        assertThat(state(TestDatabase.migrated())).isEqualTo(new SchemaState(ALL, 0, 0));
    }

    @Test
    void arePendingBefore() {
        assertThat(state(TestDatabase.empty())).isEqualTo(new SchemaState(0, ALL, 0));
    }

    @Test
    void areNotAppliedWhereTheyFailed() {
        TestDatabase database = TestDatabase.migrated();
        database.execute("UPDATE flyway_schema_history SET success = false WHERE version = '" + ALL + "'");

        assertThat(state(database)).isEqualTo(new SchemaState(ALL - 1, 0, 1));
    }

    private static SchemaState state(TestDatabase database) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setURL(database.url());
        dataSource.setUser("postgres");
        return SchemaState.of(Flyway.configure().dataSource(dataSource).load());
    }
}
