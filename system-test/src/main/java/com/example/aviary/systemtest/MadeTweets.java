package io.github.slipway.systemtest;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * The tweets that this run makes: they are deleted after the test that made them, and when the run is told to stop. Nobody
 * else's are touched.
 */
final class MadeTweets {
    /** Names this run: in the texts of its tweets and in the ids of its requests. */
    static final String RUN = "system-test-" + UUID.randomUUID().toString().substring(0, 13);

    private static final Pattern PATH = Pattern.compile("/tweets/[1-9][0-9]*");

    private final Service service;
    private final Set<String> paths = new TreeSet<>();
    /** A tweet may have been made that nothing is known of. */
    private boolean unaccounted;
    private boolean stopped;

    MadeTweets(Service service) {
        this.service = service;
    }

    /** Something that makes a tweet, or should not. */
    @FunctionalInterface
    interface Call {
        HttpResponse<String> send() throws IOException;
    }

    /** Makes a call and remembers what came of it. */
    synchronized HttpResponse<String> record(Call call) throws IOException {
        if (stopped) {
            throw new IOException("the run is being stopped");
        }
        boolean before = unaccounted;
        unaccounted = true;
        HttpResponse<String> response = call.send();
        String path = response.headers().firstValue("Location").orElse("");
        if (PATH.matcher(path).matches()) {
            paths.add(path);
            unaccounted = before;
        } else if (response.statusCode() / 100 == 4) {
            unaccounted = before;
        }
        return response;
    }

    /**
     * Deletes them.
     *
     * @throws AssertionError if there is one that cannot be deleted; the next call tries again
     */
    synchronized void delete() {
        if (unaccounted) {
            findUnaccounted();
        }
        List<String> left = new ArrayList<>();
        for (String path : List.copyOf(paths)) {
            try {
                HttpResponse<String> response = service.delete(path);
                if (response.statusCode() == 204 || response.statusCode() == 404) {
                    paths.remove(path);
                } else {
                    left.add(Service.describe(response));
                }
            } catch (AssertionError e) {
                left.add(String.valueOf(e.getMessage()));
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError("tweets of this run are left behind: " + String.join("; ", left));
        }
    }

    /** Deletes them, and lets no more be made: a call that is on its way is waited for. */
    synchronized void stop() {
        stopped = true;
        delete();
    }

    /** The newest tweets are enough: it was made a moment ago. */
    private void findUnaccounted() {
        HttpResponse<String> response = service.get("/tweets?limit=100");
        if (response.statusCode() != 200) {
            throw new AssertionError("tweets of this run may be left behind: " + Service.describe(response));
        }
        for (JsonNode tweet : Json.read(response.body()).required("items")) {
            if (tweet.required("text").stringValue().contains(RUN)) {
                paths.add("/tweets/" + tweet.required("id").longValue());
            }
        }
        unaccounted = false;
    }
}
