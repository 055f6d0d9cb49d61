package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MigrateIT {
    @AutoClose
    private final Stack stack = Stack.empty();

    @Test
    void succeedsForAllMigrationsAtTheSameTime() throws Exception {
        Callable<Finished> migrate = stack::migrate;
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Finished> replica : replicas.invokeAll(List.of(migrate, migrate))) {
                assertThat(replica.get().exitCode()).as(replica.get().toString()).isZero();
            }
        }
        assertThat(stack.database.query("SELECT count(*) > 0 AND count(*) = count(DISTINCT version) AND bool_and(success)"
                + " FROM flyway_schema_history")).isEqualTo("t");
        assertThat(stack.database.query("SELECT tableowner FROM pg_tables WHERE tablename = 'entries'")).isEqualTo("slipway_owner");
    }

    @Test
    void leavesANewerSchemaAsItIsAndWarns() {
        assertThat(stack.migrate().exitCode()).isZero();
        stack.database.query("INSERT INTO flyway_schema_history SELECT 9999, '9999', 'later', type, 'V9999__later.sql', 1, installed_by,"
                + " installed_on, 1, true FROM flyway_schema_history WHERE version = '1'");

        Finished second = stack.migrate();

        assertThat(second.exitCode()).isZero();
        assertThat(second.output()).filteredOn(line -> line.contains("\"level\":\"WARN\"")).singleElement().asString()
                .contains("has a version (9999) that is newer than the latest available migration");
        assertThat(stack.serve(Map.of()).get("/entries").body()).isEqualTo("{\"items\":[]}");
    }
}
