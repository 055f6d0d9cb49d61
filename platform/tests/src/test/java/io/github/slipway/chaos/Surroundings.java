package io.github.slipway.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.RestartableDatabase;

/** Two replicas of the service, their database behind a network, and their syslog server. */
final class Surroundings implements AutoCloseable {
    private static final int REPLICAS = 2;
    private static final Duration LATENCY = Duration.ofMillis(300);

    private final RestartableDatabase database = RestartableDatabase.migrated();
    private final FaultyNetwork network;
    private final SyslogServer syslog = new SyslogServer();
    private final Map<String, String> environment;
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();

    Surroundings(SplittableRandom random) {
        network = new FaultyNetwork(Integer.parseInt(database.environment().get(Setting.POSTGRES_PORT.name())), random);
        syslog.start();
        environment = database.environment(Map.of(
                Setting.POSTGRES_HOST, "127.0.0.1",
                Setting.POSTGRES_PORT, Integer.toString(network.port()),
                Setting.POSTGRES_TIMEOUT, "1s",
                Setting.SYSLOG_HOST, "127.0.0.1",
                Setting.SYSLOG_PORT, Integer.toString(syslog.port())));
        while (replicas.size() < REPLICAS) {
            replicas.add(new Replica(environment));
        }
    }

    /** Returns the replicas that are ready. */
    List<Replica> replicas() {
        return replicas;
    }

    /** Returns the rows of all entries: lines of id, version and text. */
    String rows() {
        return database.query("SELECT string_agg(concat_ws(' ', id, version, text), E'\\n') FROM entries");
    }

    void begin(Fault fault) {
        switch (fault) {
            case DATABASE_KILLED -> database.kill();
            case DATABASE_STOPPED -> database.freeze();
            case CONNECTIONS_RESET -> network.reset();
            case LATENCY -> network.delay(LATENCY);
            case STALLING_CONNECTIONS -> network.stall();
            case REPLICA_KILLED -> replicas.removeFirst().close();
            case SYSLOG_AWAY -> syslog.close();
            case OUTPUT_UNREAD -> replicas.forEach(replica -> replica.read(false));
        }
    }

    /** Ends a fault. The database then accepts connections, and the replicas are ready. */
    void end(Fault fault) {
        switch (fault) {
            case DATABASE_KILLED -> database.start();
            case DATABASE_STOPPED -> database.thaw();
            case CONNECTIONS_RESET -> {
                // New connections are not reset.
            }
            case LATENCY -> network.delay(Duration.ZERO);
            case STALLING_CONNECTIONS -> network.flow();
            case REPLICA_KILLED -> replicas.add(new Replica(environment));
            case SYSLOG_AWAY -> syslog.start();
            case OUTPUT_UNREAD -> replicas.forEach(replica -> replica.read(true));
        }
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        syslog.close();
        network.close();
        database.close();
    }
}
