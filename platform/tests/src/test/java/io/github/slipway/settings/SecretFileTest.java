package io.github.slipway.settings;

import static io.github.slipway.settings.SettingsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role and its password can be in files, as Kubernetes and Compose mount secrets. */
class SecretFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void isReadWithoutTheLineEnd(String end) throws Exception {
        Configuration configuration = Configuration.of(Map.of(
                "POSTGRES_HOST", "db",
                "POSTGRES_USER_FILE", file("user", "writer" + end),
                "POSTGRES_PASSWORD_FILE", file("password", " s3 cret#= " + end)));

        assertThat(configuration.properties().getProperty("datasources.default.username", String.class)).contains("writer");
        assertThat(configuration.properties().getProperty("datasources.default.password", String.class)).contains(" s3 cret#= ");
    }

    @Test
    void isRefusedBesideTheValueItself() throws IOException {
        assertRefused(Map.of(
                "POSTGRES_HOST", "db",
                "POSTGRES_USER", "writer", "POSTGRES_USER_FILE", file("user", "writer"),
                "POSTGRES_PASSWORD", "s3cret", "POSTGRES_PASSWORD_FILE", file("password", "s3cret")),
                "POSTGRES_USER and POSTGRES_USER_FILE are both set: only one of them should be",
                "POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are both set: only one of them should be");
    }

    @Test
    void isRefusedWhereMissingOrEmpty() throws IOException {
        Path missing = folder.resolve("missing");
        String empty = file("empty", "\n");

        assertRefused(Map.of("POSTGRES_HOST", "db", "POSTGRES_USER_FILE", missing.toString(), "POSTGRES_PASSWORD_FILE", empty),
                "POSTGRES_USER_FILE is '" + missing + "': it should be a file that can be read",
                "POSTGRES_PASSWORD_FILE names the file " + empty + ", which is empty");
    }

    @Test
    void isRefusedWhereAFolder() {
        assertRefused(Map.of("POSTGRES_HOST", "db", "POSTGRES_USER", "writer", "POSTGRES_PASSWORD_FILE", folder.toString()),
                "POSTGRES_PASSWORD_FILE is '" + folder + "': it should be a file that can be read");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
