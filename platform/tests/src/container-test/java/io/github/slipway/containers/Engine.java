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

/** The Docker engine of this machine, and the images in it. */
final class Engine {
    /** With the files that Compose and the chart use as well. */
    static final Path REPOSITORY = Path.of("../..");

    /** The image that is tested. */
    static final String IMAGE = requireNonNull(System.getProperty("image.tested"), "the build says which image to test");

    /** Bytes: what docs/decisions/image.md advises. */
    static final long MEMORY = 384L << 20;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Engine() {}

    /** Fails, and says why, where there is no engine. */
    static DockerClient client() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new AssertionError("no Docker engine can be reached, and these tests need one: install or start it");
        }
        return DockerClientFactory.instance().client();
    }

    /** What the engine knows of the image that is tested. Fails, and says how to build it, where there is none. */
    static InspectImageResponse image() {
        try {
            return client().inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException _) {
            throw new AssertionError("the engine has no image " + IMAGE + ", and these tests need it: ./mvnw -Pimage package");
        }
    }

    /** The name of an image that Compose uses too, with the version that .env says. */
    static String image(String name, String version) {
        try {
            var line = Pattern.compile("^" + version + "=(.+)$", Pattern.MULTILINE).matcher(Files.readString(REPOSITORY.resolve(".env")));
            if (!line.find()) {
                throw new AssertionError(".env does not say " + version);
            }
            return name + ":" + line.group(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As the service runs in production: nothing to write to, no rights, little memory, a password in a file. */
    static HostConfig restrict(HostConfig config, SecretFile... secrets) {
        return config.withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(MEMORY)
                .withBinds(SecretFile.binds(secrets));
    }

    /** Stops a container's processes. The kernel can refuse ("unable to freeze") while a process starts another: a retry works. */
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
