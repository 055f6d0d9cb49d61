package io.github.slipway.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines on which PostgreSQL, with its own defaults, would not start. A start is a process of its own, as it is for a
 * developer.
 */
class EmbeddedDatabaseTest {
    private static final String STARTED = "started\n";

    @TempDir
    private Path folder;

    /** The process: starts the database in a folder, and stops it. */
    public static void main(String[] args) {
        try (var database = new EmbeddedDatabase(Path.of(args[0]))) {
            database.start();
            System.out.println("started");
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }

    @Test
    void startsWithALocaleThatTheMachineDoesNotHave() throws Exception {
        assertThat(run(Map.of("LC_ALL", "xx_YY.UTF-8"))).isEqualTo(STARTED);
    }

    /** As in a container, which has the program, and may not use it. */
    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void namesTheWayOutForRootWithoutUserNamespaces() throws Exception {
        Path unshare = Files.writeString(folder.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        assertThat(unshare.toFile().setExecutable(true)).isTrue();

        assertThat(run(Map.of("PATH", folder + ":" + System.getenv("PATH"))))
                .isEqualTo(message("error: cannot be run as root hint: Please log"
                        + " in (using, e.g., \"su\") as the (unprivileged) user that will own the server process."));
    }

    @Test
    void reportsWhatPostgresqlWrote() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("file"), "");

        assertThat(run(Map.of())).isEqualTo(message("error: directory \"" + data
                + "\" exists but is not empty hint: If you want to create a"
                + " new database system, either remove or empty the directory \"" + data + "\" or run initdb with an argument other than \""
                + data + "\"."));
    }

    private String message(String reason) {
        return "The embedded PostgreSQL does not start (" + reason + "). Its log is " + folder.resolve("postgresql.log")
                + ". With POSTGRES_HOST, another PostgreSQL is used.\n";
    }

    private String run(Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-Dot.epg.working-dir=" + System.getProperty("ot.epg.working-dir"), "-cp", System.getProperty("java.class.path"),
                EmbeddedDatabaseTest.class.getName(), folder.toString()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }
}
