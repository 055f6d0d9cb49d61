package io.github.slipway.systemtest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Waits for the service, once for all tests. */
final class Connection {
    /** The time in which the health check must succeed. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);

    private static @Nullable Service service;
    private static @Nullable String failure;

    private Connection() {}

    /**
     * Returns the service. The first call waits until the health check succeeds.
     *
     * @throws CannotTestException if it does not succeed in time; later calls do not wait again
     */
    static synchronized Service get() {
        if (failure != null) {
            throw new CannotTestException(failure);
        }
        if (service == null) {
            try {
                service = connect(System.getenv());
            } catch (CannotTestException e) {
                failure = String.valueOf(e.getMessage());
                throw e;
            }
        }
        return service;
    }

    private static Service connect(Map<String, String> environment) {
        Settings settings = Settings.of(environment);
        var found = new Service(settings.service(), Resource.read());
        System.out.println("System tests of " + found.address() + ", run " + Service.RUN);
        System.out.println(settings.fixtures()
                ? "The fixtures must be there, and nothing else (" + Settings.FIXTURES + " is true)"
                : "The fixtures are not checked (" + Settings.FIXTURES + " is not true)");
        await(found);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteWhatIsLeft(found), "delete"));
        return found;
    }

    private static void await(Service service) {
        HttpRequest request = service.request("/healthcheck").build();
        long end = System.nanoTime() + LIMIT.toNanos();
        String last = "";
        for (long left = LIMIT.toNanos(); left > 0; left = end - System.nanoTime()) {
            try {
                HttpResponse<String> response = service.answer(request, min(REQUEST_LIMIT, Duration.ofNanos(left)));
                if (response.statusCode() == 200) {
                    return;
                }
                last = "it returned " + response.statusCode() + " " + firstLine(response.body());
            } catch (IOException e) {
                last = reason(e);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotTestException("interrupted while waiting for " + request.uri());
            }
        }
        throw new CannotTestException(request.uri() + " did not return 200 within " + LIMIT.toSeconds() + " s; at last: " + last);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The HTTP client throws exceptions without a message when the connection is refused or the host is unknown. */
    private static String reason(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the host is unknown";
            }
        }
        if (e instanceof ConnectException && e.getMessage() == null) {
            return "connection refused";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static String firstLine(String body) {
        String line = body.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    /** Deletes the resources that could not be deleted before, and those of a test that was interrupted. */
    private static void deleteWhatIsLeft(Service service) {
        try {
            service.made().stop();
        } catch (AssertionError e) {
            System.err.println(e.getMessage());
        }
    }
}
