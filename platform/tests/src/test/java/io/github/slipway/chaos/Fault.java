package io.github.slipway.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to the service or its surroundings. */
enum Fault {
    /** All processes of the database are killed. The database starts again. */
    DATABASE_KILLED(300),
    /** SIGSTOP to all processes of the database, then SIGCONT. */
    DATABASE_STOPPED(500),
    /** Each connection to the database is reset, once. */
    CONNECTIONS_RESET(1),
    /** Each response of the database takes 300 ms more. */
    LATENCY(400),
    /** One connection in ten to the database transfers nothing. Its bytes arrive at the end of the fault. */
    STALLING_CONNECTIONS(500),
    /** One replica is killed. Another one takes its place. */
    REPLICA_KILLED(200),
    /** The syslog server refuses connections. */
    SYSLOG_AWAY(600),
    /** Nothing reads the standard output of the replicas, so the pipes fill. */
    OUTPUT_UNREAD(1000);

    /** The faults that callers see. The service recovers from each before the next one. */
    static final List<Fault> OF_DATABASE = List.of(DATABASE_KILLED, DATABASE_STOPPED, CONNECTIONS_RESET, LATENCY, STALLING_CONNECTIONS);
    /** The faults that callers do not see, at the same time as the others. */
    static final List<Fault> OF_OTHERS = List.of(REPLICA_KILLED, SYSLOG_AWAY, OUTPUT_UNREAD);

    /** In requests, as all times of the schedule. */
    private static final int LONGEST_PAUSE = 100;

    private final int longest;

    Fault(int longest) {
        this.longest = longest;
    }

    /**
     * A fault of a schedule. Times are numbers of requests, of which a hundred are sent in a second.
     *
     * @param fault the fault
     * @param after the time before it
     * @param lasts its length
     */
    record Planned(Fault fault, int after, int lasts) {
        @Override
        public String toString() {
            return "+" + after + " " + fault + " for " + lasts;
        }
    }

    /** Returns each of these faults once, in an order and for times at random. */
    static List<Planned> schedule(List<Fault> faults, SplittableRandom random) {
        List<Fault> left = new ArrayList<>(faults);
        List<Planned> schedule = new ArrayList<>();
        while (!left.isEmpty()) {
            Fault fault = left.remove(random.nextInt(left.size()));
            schedule.add(new Planned(fault, 1 + random.nextInt(LONGEST_PAUSE), fault.longest - random.nextInt(1 + fault.longest * 3 / 4)));
        }
        return schedule;
    }
}
