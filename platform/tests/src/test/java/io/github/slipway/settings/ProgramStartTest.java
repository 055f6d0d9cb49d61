package io.github.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.health.HealthCommand;
import io.github.slipway.testing.ProgramProcess;
import io.github.slipway.testing.TestDatabase;

/** The program before the framework starts: refusals in one line, and the health check. */
class ProgramStartTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "migrate"})
    void endsWithALineForAMissingSetting(String argument) {
        Map<String, String> environment = TestDatabase.empty().environment();
        environment.remove("POSTGRES_HOST");

        assertEnds(ProgramProcess.start(environment, argument.isEmpty() ? new String[0] : new String[]{argument}), 1,
                "POSTGRES_HOST is not set: it should be the name or address of a host\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MICRONAUT_SERVER_PORT", "ENDPOINTS_ALL_PORT"})
    void endsWithALineForAPortInUse(String variable) throws IOException {
        Map<String, String> environment = TestDatabase.migrated().environment();
        try (var other = new ServerSocket(0)) {
            environment.put(variable, Integer.toString(other.getLocalPort()));
            assertEnds(ProgramProcess.start(environment), 1, "Port " + other.getLocalPort() + " is in use by another program\n");
        }
    }

    /** Some servers do not support old names of time zones, and refuse sessions with such a name. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Calcutta", "US/Pacific"})
    void usesUtcInSessionsOfTheDatabase(String zone) {
        TestDatabase database = TestDatabase.empty();
        Map<String, String> environment = database.environment();
        environment.put("TZ", zone);
        try (var program = ProgramProcess.start(environment, "migrate")) {
            assertThat(program.awaitExit()).isZero();
        }
        // Flyway stores the local time of the session's zone.
        assertThat(database.query("SELECT round(extract(epoch FROM installed_on - now() AT TIME ZONE 'UTC') / 3600, 1)"
                + " FROM flyway_schema_history LIMIT 1")).isIn("0.0", "-0.0");
    }

    @Test
    void showsHowToUseItForAnArgumentThatItDoesNotKnow() {
        assertEnds(ProgramProcess.start(Map.of(), "serve"), 2, """
                arguments: (none)    serve the API
                           migrate   bring the database's schema up to date
                           health    check that the service on this machine works
                """);
    }

    @Test
    void checksHealthWithoutSettingsAndWithoutTheFramework() {
        // Standard output lists the loaded classes.
        try (var program = ProgramProcess.start(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load"), "health")) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.output()).contains(HealthCommand.class.getName())
                    .doesNotContain(" io.micronaut.", " ch.qos.logback.", " org.postgresql.")
                    // The scheduler of virtual threads takes more memory than the request.
                    .doesNotContain(" java.util.concurrent.ForkJoinPool ");
            assertThat(program.errors().lines().toList()).last().asString().isEqualTo("unhealthy: Connection refused");
        }
    }

    private static void assertEnds(ProgramProcess program, int exitCode, String errors) {
        try (program) {
            assertThat(program.awaitExit()).isEqualTo(exitCode);
            assertThat(program.output()).isEmpty();
            assertThat(program.errors()).isEqualToNormalizingNewlines(errors);
        }
    }
}
