package io.github.slipway.containers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerConfig;

/** The content of the image. */
class ImageIT {
    /** The limit in bytes. The template of 2017 claimed 120 MB. */
    private static final long SIZE_LIMIT = 110_000_000;

    private static final String LINUX = "only Linux builds the image with this base: docs/decisions/image.md";

    private final ContainerConfig config = requireNonNull(Engine.image().getConfig());

    @Test
    void runsAsAnUnprivilegedUser() {
        assertThat(config.getUser()).isEqualTo("65532:65532");
    }

    @Test
    void saysWhatItIs() {
        String version = Engine.IMAGE.substring(Engine.IMAGE.lastIndexOf(':') + 1);

        assertThat(config.getLabels())
                .containsEntry("org.opencontainers.image.title", "Slipway's tests")
                .containsEntry("org.opencontainers.image.version", version)
                .containsEntry("org.opencontainers.image.licenses", "MIT")
                .hasEntrySatisfying("org.opencontainers.image.description", text -> assertThat(text).isNotBlank())
                .hasEntrySatisfying("org.opencontainers.image.revision", commit -> assertThat(commit).matches("[0-9a-f]{40}"))
                .hasEntrySatisfying("org.opencontainers.image.source", url -> assertThat(url).startsWith("https://"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX)
    void isSmall() {
        assertThat(Engine.image().getSize()).isLessThan(SIZE_LIMIT);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX)
    void hasNeitherShellNorPackageManagerNorBuildTool() throws IOException {
        List<String> programs = programs();

        assertThat(programs).contains("java").doesNotContain("sh", "bash", "dash", "ash", "busybox", "env", "apt", "apt-get", "dpkg", "apk",
                "rpm", "curl", "wget", "nc", "openssl", "perl", "python3", "javac", "jlink", "mvn", "su", "sudo");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX)
    void hasNoSettingOfItsOwn() {
        // A password or an address in the image would apply in every environment.
        assertThat(config.getEnv())
                .allMatch(variable -> List.of("PATH", "SSL_CERT_FILE", "MALLOC_ARENA_MAX").contains(variable.replaceFirst("=.*", "")));
    }

    /** Returns the names of all executable files. */
    private static List<String> programs() throws IOException {
        DockerClient client = Engine.client();
        String id = client.createContainerCmd(Engine.IMAGE).exec().getId();
        var names = new ArrayList<String>();
        try (var files = new TarArchiveInputStream(client.copyArchiveFromContainerCmd(id, "/").exec())) {
            for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                boolean executable = (file.getMode() & 0111) != 0;
                if (file.isSymbolicLink() || (file.isFile() && executable)) {
                    names.add(file.getName().replaceFirst(".*/", ""));
                }
            }
        } finally {
            client.removeContainerCmd(id).exec();
        }
        return names;
    }
}
