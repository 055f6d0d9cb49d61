package io.github.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.health.HealthCommand;
import io.github.slipway.lifecycle.Ports;
import io.github.slipway.testing.FixedPorts;
import io.github.slipway.testing.ProgramProcess;
import io.github.slipway.testing.TestDatabase;

/** The program before the framework starts: refusals in one line, and the health check. */
@ExtendWith(FixedPorts.class)
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
    @ValueSource(ints = {Ports.API, Ports.MANAGEMENT})
    void endsWithALineForAPortInUse(int port) throws IOException {
        ProgramProcess.assertFree(Ports.API);
        ProgramProcess.assertFree(Ports.MANAGEMENT);
        try (var _ = new ServerSocket(port)) {
            assertEnds(ProgramProcess.start(TestDatabase.migrated().environment()), 1,
                    "Port " + port + " is in use by another program\n");
        }
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
        ProgramProcess.assertFree(Ports.API);
        // Standard output shows the classes that are loaded.
        try (var program = ProgramProcess.start(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load"), "health")) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.output()).contains(HealthCommand.class.getName())
                    .doesNotContain(" io.micronaut.", " ch.qos.logback.", " org.postgresql.");
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
