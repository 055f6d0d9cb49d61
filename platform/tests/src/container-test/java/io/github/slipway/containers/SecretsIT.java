package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The service reads passwords from files, and does not disclose them. */
class SecretsIT {
    @AutoClose
    private static final Stack STACK = Stack.migrated();

    @Test
    void showsThePasswordNowhere() {
        Service service = STACK.serve(Map.of("LOG_LEVEL", "TRACE"));
        assertThat(service.get("/healthcheck").body()).isEqualTo("{\"status\":\"UP\",\"database\":\"UP\"}");
        String password = STACK.servicePassword.content();

        assertThat(STACK.engine.inspectContainerCmd(service.getContainerId()).exec().toString()).doesNotContain(password);
        assertThat(service.getLogs()).contains("Listening").doesNotContain(password);
        assertThat(Arrays.deepToString(STACK.engine.topContainerCmd(service.getContainerId()).withPsArgs("axeww").exec().getProcesses()))
                .contains("io.github.slipway.tests.Application").doesNotContain(password);
        assertThat(service.metrics()).contains("jvm_").doesNotContain(password);
    }
}
