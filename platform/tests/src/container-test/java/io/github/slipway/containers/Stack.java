package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.utility.LogUtils;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.HostConfig;

/** A network with a database and the containers of a test. Closing it removes all of them. */
final class Stack implements AutoCloseable {
    private static final int LIMIT = 60; // seconds

    final SecretFile ownerPassword = SecretFile.of("/run/passwords/owner");
    final SecretFile servicePassword = SecretFile.of("/run/passwords/service");
    final SecretFile exporterPassword = SecretFile.of("/run/passwords/exporter");
    final DockerClient engine = Engine.client();
    final Network network = Network.newNetwork();
    final Database database = new Database(network, ownerPassword, servicePassword, exporterPassword);

    private final List<AutoCloseable> started = new ArrayList<>(List.of(database));

    private Stack() {}

    /** Starts a stack whose database has the roles and nothing else. */
    static Stack empty() {
        var stack = new Stack();
        try {
            stack.database.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Starts a stack whose database has the newest schema and no entries. */
    static Stack migrated() {
        var stack = empty();
        Finished migration = stack.migrate();
        assertThat(migration.exitCode()).as(migration.toString()).isZero();
        return stack;
    }

    /** Starts the service without warm-up, and waits until it is ready. */
    Service serve(Map<String, String> more) {
        Map<String, String> environment = environment("slipway", servicePassword);
        environment.put("WARM_UP", "false");
        environment.putAll(more);
        return start(new Service(network, environment, servicePassword));
    }

    /** Starts a container that is removed with the others. */
    <C extends GenericContainer<?>> C start(C container) {
        started.add(container);
        container.start();
        return container;
    }

    /** Runs {@code migrate} as the owner, and waits until it ends. */
    Finished migrate() {
        return migrate(Map.of());
    }

    /** Runs {@code migrate} as the owner with more settings, and waits until it ends. */
    Finished migrate(Map<String, String> more) {
        Map<String, String> environment = environment("slipway_owner", ownerPassword);
        environment.putAll(more);
        return run(environment, "migrate");
    }

    /** Runs the image's program with exactly these settings, and waits until it ends. */
    Finished run(Map<String, String> environment, String... arguments) {
        Engine.image();
        String id = engine.createContainerCmd(Engine.IMAGE)
                .withCmd(arguments)
                .withEnv(environment.entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue()).toList())
                .withHostConfig(Engine.restrict(new HostConfig().withNetworkMode(network.getId()), ownerPassword, servicePassword))
                .exec().getId();
        try {
            engine.startContainerCmd(id).exec();
            int exitCode = engine.waitContainerCmd(id).exec(new WaitContainerResultCallback()).awaitStatusCode(LIMIT, TimeUnit.SECONDS);
            return new Finished(exitCode, lines(id, OutputType.STDOUT), lines(id, OutputType.STDERR));
        } finally {
            engine.removeContainerCmd(id).withForce(true).exec();
        }
    }

    /** Returns the lines of a container so far. */
    List<String> lines(String container, OutputType type) {
        return LogUtils.getOutput(engine, container, type).lines().toList();
    }

    static Map<String, String> environment(String role, SecretFile password) {
        return new HashMap<>(Map.of("POSTGRES_HOST", Database.HOST, "POSTGRES_USER", role, "POSTGRES_PASSWORD_FILE", password.path()));
    }

    @Override
    public void close() {
        for (AutoCloseable container : started.reversed()) {
            try {
                container.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        network.close();
        ownerPassword.close();
        servicePassword.close();
        exporterPassword.close();
    }
}
