package io.github.slipway.containers;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.testcontainers.DockerClientFactory;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;

/** The Docker engine of this machine, and its images. */
final class Engine {
    /** The repository, with the files that Compose and the chart use. */
    static final Path REPOSITORY = Path.of("../..");

    /** The image under test. */
    static final String IMAGE = requireNonNull(System.getProperty("image.tested"), "the build must set image.tested");

    /** The memory limit in bytes that docs/decisions/image.md recommends. */
    static final long MEMORY = 384L << 20;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Engine() {}

    /** Returns the client of the engine, and fails with the reason if there is no engine. */
    static DockerClient client() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new AssertionError("these tests need a Docker engine, and none is reachable: install or start one");
        }
        return DockerClientFactory.instance().client();
    }

    /** Returns the engine's data of the image under test. Fails with the command that builds the image if it does not exist. */
    static InspectImageResponse image() {
        try {
            return client().inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException _) {
            throw new AssertionError("the engine has no image " + IMAGE + ", and these tests need it: ./mvnw -Pimage package");
        }
    }

    /** Returns the name of an image of Compose, with the version in .env. */
    static String image(String name, String version) {
        try {
            var line = Pattern.compile("^" + version + "=(.+)$", Pattern.MULTILINE).matcher(Files.readString(REPOSITORY.resolve(".env")));
            if (!line.find()) {
                throw new AssertionError(".env does not set " + version);
            }
            return name + ":" + line.group(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the command of the service's health check in Compose. */
    static String[] healthCheck() {
        try {
            var test = Pattern.compile("test: \\[\"CMD\", (\"java\", .+\"health\")]")
                    .matcher(Files.readString(REPOSITORY.resolve("docker-compose.yaml")));
            if (!test.find()) {
                throw new AssertionError("docker-compose.yaml has no health check of the service");
            }
            return test.group(1).replace("\"", "").split(", ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Restricts a container as in production: a read-only file system, no capabilities, little memory, passwords in files. */
    static HostConfig restrict(HostConfig config, SecretFile... secrets) {
        return config.withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(MEMORY)
                .withBinds(SecretFile.binds(secrets));
    }

    /**
     * Pauses a container. The kernel can refuse ("unable to freeze") while a process starts another one, but a retry succeeds.
     */
    static void pause(String container) {
        Awaitility.await("pause").atMost(LIMIT).ignoreExceptionsInstanceOf(InternalServerErrorException.class).until(() -> {
            client().pauseContainerCmd(container).exec();
            return true;
        });
    }

    static void resume(String container) {
        client().unpauseContainerCmd(container).exec();
    }

    static ContainerState state(String container) {
        return client().inspectContainerCmd(container).exec().getState();
    }
}
