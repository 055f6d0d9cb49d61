package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container with wrong settings ends, and prints the reason in one line. */
class SettingsIT {
    @AutoClose
    private static final Stack STACK = Stack.empty();

    @ParameterizedTest
    @ValueSource(strings = {"", "migrate"})
    void namesTheOneThatIsMissing(String command) {
        Map<String, String> environment = Stack.environment("slipway", STACK.servicePassword);
        environment.remove("POSTGRES_HOST");

        Finished program = STACK.run(environment, command.isEmpty() ? new String[]{} : new String[]{command});

        assertThat(program.exitCode()).isEqualTo(1);
        assertThat(program.errors()).containsExactly("POSTGRES_HOST is not set: it should be the name or address of a host");
        assertThat(program.output()).isEmpty();
    }

    @Test
    void namesTheSecretFileThatIsNotThere() {
        Map<String, String> environment = Stack.environment("slipway", STACK.servicePassword);
        environment.put("POSTGRES_PASSWORD_FILE", "/run/passwords/none");

        Finished program = STACK.run(environment);

        assertThat(program.exitCode()).isEqualTo(1);
        assertThat(program.errors())
                .containsExactly("POSTGRES_PASSWORD_FILE is '/run/passwords/none': it should be a file that can be read");
    }

    @Test
    void refusesASecretThatIsSetTwice() {
        Map<String, String> environment = Stack.environment("slipway", STACK.servicePassword);
        environment.put("POSTGRES_PASSWORD", "not shown");

        Finished program = STACK.run(environment);

        assertThat(program.exitCode()).isEqualTo(1);
        assertThat(program.errors())
                .containsExactly("POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are both set: only one of them should be");
    }
}
