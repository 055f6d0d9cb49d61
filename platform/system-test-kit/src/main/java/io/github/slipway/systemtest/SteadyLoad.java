package io.github.slipway.systemtest;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the service, then sends requests at a steady rate and counts failures, for example during an upgrade. Of ten
 * requests, one creates a resource, which is deleted at the end. Four read the first of these resources, and five list the
 * resources. SIGTERM ends the load early, with the same report.
 */
public final class SteadyLoad {
    private static final int SHOWN = 20;
    /** The number of connections. Further requests wait for a free connection. */
    private static final int CALLERS = 32;

    private final Service service;
    private final Queue<Duration> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> made = new ConcurrentLinkedQueue<>();
    private volatile boolean isStopped;
    private volatile int exitCode = 1;

    private SteadyLoad(Service service) {
        this.service = service;
    }

    /**
     * Prints how many requests were sent and how many failed. The exit code is 0 if none failed.
     *
     * @param args the requests per second, and the number of seconds at most
     */
    public static void main(String[] args) {
        if (args.length != 2 || !args[0].matches("[1-9][0-9]{0,3}") || !args[1].matches("[1-9][0-9]{0,4}")) {
            System.err.println("usage: SteadyLoad REQUESTS_PER_SECOND SECONDS, of four and five digits at most");
            System.exit(2);
        }
        try {
            var load = new SteadyLoad(Connection.get());
            load.endWith(Thread.currentThread());
            load.run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        } catch (CannotTestException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Stops the load at SIGTERM, and waits for its report. Without halt, the exit code would be 143. */
    private void endWith(Thread main) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            isStopped = true;
            try {
                main.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(exitCode);
        }, "end"));
    }

    private void run(int rate, int seconds) {
        int result = report(send(rate * seconds, rate));
        made.forEach(service::delete);
        exitCode = result;
    }

    private int send(int limit, int rate) {
        long interval = Duration.ofSeconds(1).toNanos() / rate;
        long begin = System.nanoTime();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < limit; i++) {
                LockSupport.parkNanos(begin + i * interval - System.nanoTime());
                if (isStopped) {
                    return i;
                }
                int number = i;
                callers.execute(() -> call(number));
            }
        }
        return limit;
    }

    private void call(int number) {
        boolean creates = number % 10 == 0;
        String first = number % 2 == 0 ? made.peek() : null;
        String path = creates || first == null ? service.resource().path() : first;
        String body = service.resource().body();
        HttpRequest request = creates
                ? service.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build()
                : service.request(path).build();
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response = service.answer(request, Service.LIMIT);
            answers.add(Duration.ofNanos(System.nanoTime() - begin));
            if (response.statusCode() != (creates ? 201 : 200)) {
                failures.add(Service.describe(response));
            }
            response.headers().firstValue("Location").ifPresent(made::add);
        } catch (IOException e) {
            failures.add(Service.describe(request) + ": " + e);
        }
    }

    private int report(int count) {
        failures.stream().limit(SHOWN).forEach(System.out::println);
        long[] milliseconds = answers.stream().mapToLong(Duration::toMillis).sorted().toArray();
        System.out.printf(Locale.ROOT, "%d sent, %d failed, median %d ms, 99 %% %d ms%n", count, failures.size(),
                percentile(milliseconds, 50), percentile(milliseconds, 99));
        return failures.isEmpty() && milliseconds.length == count ? 0 : 1;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100];
    }
}
