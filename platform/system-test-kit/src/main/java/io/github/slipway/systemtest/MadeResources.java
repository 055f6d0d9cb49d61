package io.github.slipway.systemtest;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/** The resources that this run creates. The run deletes them after each test and when it is stopped, and no others. */
final class MadeResources {
    private final Service service;
    private final Set<String> paths = new TreeSet<>();
    /** Collections in which a request without a response may have created a resource of unknown path. */
    private final Set<String> unaccounted = new TreeSet<>();
    private boolean stopped;

    MadeResources(Service service) {
        this.service = service;
    }

    /** Sends a POST request and records what it creates. */
    synchronized HttpResponse<String> post(HttpRequest request) throws IOException {
        if (stopped) {
            throw new IOException("the run is being stopped");
        }
        String collection = request.uri().getRawPath();
        boolean first = unaccounted.add(collection);
        HttpResponse<String> response = service.answer(request, Service.LIMIT);
        String path = response.headers().firstValue("Location").orElse("");
        boolean created = response.statusCode() == 201 && path.startsWith("/");
        if (created) {
            paths.add(path);
        }
        if (first && (created || response.statusCode() / 100 == 4)) {
            unaccounted.remove(collection);
        }
        return response;
    }

    /**
     * Deletes the resources.
     *
     * @throws AssertionError if one cannot be deleted; the next call tries again
     */
    synchronized void delete() {
        for (String collection : List.copyOf(unaccounted)) {
            find(collection);
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
            throw new AssertionError("this run could not delete the resources that it created: " + String.join("; ", left));
        }
    }

    /** Waits for the current request, refuses others, and deletes the remaining resources. */
    synchronized void stop() {
        stopped = true;
        delete();
    }

    /** Finds resources of this run. The first page is enough, because lists start with the newest resources. */
    private void find(String collection) {
        HttpResponse<String> response = service.get(collection + "?limit=100");
        switch (response.statusCode()) {
            case 200 -> {
                for (JsonNode item : Json.read(response.body()).path("items")) {
                    if (item.toString().contains(Service.RUN)) {
                        paths.add(item.required("href").stringValue());
                    }
                }
            }
            case 404, 405 -> {
            } // Not a collection.
            default -> throw new AssertionError("this run may have created resources that it cannot find: " + Service.describe(response));
        }
        unaccounted.remove(collection);
    }
}
