package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What callers got that send one request after the other.
 *
 * @param requests how many were answered as the contract says
 * @param refused how many were answered by an error, such as 503 for more callers than the program admits
 * @param seconds how long it took
 * @param p50 milliseconds in which half of the requests were answered
 * @param p99 milliseconds in which 99 % were answered
 */
record Load(long requests, long refused, double seconds, double p50, double p99) {
    private static final int GRACE_IN_SECONDS = 30;
    /** Prints what {@link #parse} reads. wrk calls {@code request} for each request. */
    private static final String SCRIPT = """
            local requests, number = {}, 0
            function init(args)
              local path, rows, body = args[1], tonumber(args[2]), args[3]
              local list = wrk.format("GET", path)
              local post = wrk.format("POST", path, { ["Content-Type"] = "application/json" }, body)
              local all = {
                GET = function() return wrk.format("GET", path .. "/" .. math.random(1, rows)) end,
                LIST = function() return list end,
                POST = function() return post end,
              }
              for i = 4, #args do requests[#requests + 1] = all[args[i]] end
              math.randomseed(1)
            end
            function request()
              number = number % #requests + 1
              return requests[number]()
            end
            function done(summary, latency)
              local errors = summary.errors
              io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
                latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
            end
            """;

    /**
     * Sends requests of these kinds in turn, from callers that each have a connection. A request without an answer ends the
     * benchmark. So does a refused one, unless there are more callers than connections to the database.
     */
    static Load run(Path folder, Running running, long rows, int callers, int seconds, Kind... kinds) {
        try {
            Program.Resource resource = running.program().resource();
            Path script = Files.writeString(folder.resolve("load.lua"), SCRIPT);
            var command = new ArrayList<>(List.of("wrk", "-t1", "-c" + callers, "-d" + seconds + "s", "--timeout", "10s", "-s",
                    script.toString(), "http://127.0.0.1:" + running.port, "--", resource.path(), Long.toString(rows), resource.body()));
            List.of(kinds).forEach(kind -> command.add(kind.name()));
            Load load = parse(Children.run(folder, Map.of(), seconds + GRACE_IN_SECONDS, command));
            if (load.refused > 0 && callers <= Form.CALLERS) {
                throw new Refusal("%s: %d requests of %d callers were answered by an error, and %d as they should be."
                        .formatted(running.program().name(), load.refused, callers, load.requests));
            }
            return load;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Load parse(String output) {
        String line = output.lines().filter(any -> any.startsWith("RESULT ")).findFirst().orElseThrow(() -> new Refusal("wrk: " + output));
        String[] fields = line.split(" ", -1);
        long refused = Long.parseLong(fields[5]);
        long requests = Long.parseLong(fields[1]) - refused;
        if (!fields[6].equals("0") || requests == 0) {
            throw new Refusal("Of " + fields[1] + " requests, " + refused + " were refused, and " + fields[6] + " had no answer.");
        }
        return new Load(requests, refused, Long.parseLong(fields[2]) / 1e6, Long.parseLong(fields[3]) / 1e3,
                Long.parseLong(fields[4]) / 1e3);
    }

    double perSecond() {
        return requests / seconds;
    }
}
