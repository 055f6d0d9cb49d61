package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.slipway.Repository;

/** How long scripts/promote waits for a stage. The test replaces kubectl and Helm by scripts that record their calls. */
class PromoteTest {
    @TempDir
    private Path folder;

    /** Simulates a rollout that is ready after some calls. Each earlier call ends by its time limit. */
    private List<String> promote(int callsUntilReady, String migration) throws Exception {
        command("helm", "case $1 in history) printf '1\\tnow\\tdeployed\\n' ;; esac");
        command("kubectl", """
                case "$*" in
                  rollout*) [ "$(grep -c '^kubectl rollout' "$CALLS")" -ge %d ] ;;
                  *progressDeadlineSeconds*) echo 4200 ;;
                  *initContainerStatuses*) echo '%s' ;;
                esac""".formatted(callsUntilReady, migration));
        ProcessBuilder script = new ProcessBuilder("scripts/promote", "sha256:" + "0".repeat(64), "dev")
                .directory(Repository.file("").toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
        script.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        script.environment().put("CALLS", folder.resolve("calls").toString());
        script.environment().remove("HELM");
        assertThat(script.start().waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(folder.resolve("calls"));
    }

    @Test
    void aLongMigrationIsNotStopped() throws Exception {
        assertThat(promote(4, "{\"startedAt\":\"now\"}")).noneMatch(call -> call.startsWith("helm rollback"))
                .filteredOn(call -> call.startsWith("kubectl rollout")).hasSize(4);
        assertThat(folder.resolve("output")).content().contains("the migration is still running", "passes the system tests");
    }

    @Test
    void aStageThatDoesNotStartGoesBack() throws Exception {
        assertThat(promote(2, "")).anyMatch(call -> call.startsWith("helm rollback"));
        assertThat(folder.resolve("output")).content().contains("the release did not start; rolled back to the last release");
    }

    private void command(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho \"" + name + " $*\" >>\"$CALLS\"\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
