package io.github.slipway.testing;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request, and the route and status of its log line and metrics. The router finds no route if no route has the method (405),
 * the type of the body (415) or the accepted type (406).
 *
 * @param method the method
 * @param path the path; {@value #ENTRY} stands for the path of an existing entry
 * @param headers names and values in turn
 * @param body the body, or an empty text for none
 * @param route the route's template, or UNMATCHED
 * @param status the status of the response
 */
public record RequestKind(String method, String path, List<String> headers, String body, String route, int status) {
    /** A method that HTTP does not define. */
    public static final String INVENTED_METHOD = "FOO";

    private static final String ENTRY = "{entry}";
    private static final String ENTRIES = "/entries";
    private static final String ONE_ENTRY = "/entries/{id}";
    private static final String ASSET = "/assets/{version}/{name}";
    private static final String UNMATCHED = "UNMATCHED";
    private static final String DRAFT = Entries.draft("An entry");
    private static final List<String> NONE = List.of();
    private static final List<String> JSON = List.of("Content-Type", "application/json");
    private static final List<String> TEXT = List.of("Content-Type", "text/plain");
    private static final List<String> WANTS_HTML = List.of("Accept", "text/html");
    private static final List<String> WANTS_JSON = List.of("Accept", "application/json");
    private static final List<String> OTHER_VERSION = List.of("If-Match", "\"4711\"");
    private static final List<String> JSON_FOR_OTHER_VERSION = Stream.concat(JSON.stream(), OTHER_VERSION.stream()).toList();
    private static final String TOO_LONG = " ".repeat(16 * 1024 + 1);

    /** Creates an entry. */
    public static final RequestKind CREATE = of("POST", "/entries", JSON, DRAFT, ENTRIES, 201);

    /** Each call of the API with each of its statuses while the database works, and requests without a route. */
    public static final List<RequestKind> ALL = Stream.of(
            Stream.of(
                    of("GET", "/entries", ENTRIES, 200),
                    of("GET", "/entries?limit=0", ENTRIES, 400),
                    of("GET", "/entries", WANTS_HTML, "", UNMATCHED, 406),
                    of("HEAD", "/entries", ENTRIES, 200),
                    CREATE,
                    of("POST", "/entries", JSON, "{}", ENTRIES, 400),
                    of("POST", "/entries", JSON, TOO_LONG, ENTRIES, 413),
                    of("POST", "/entries", NONE, DRAFT, ENTRIES, 415),
                    of("POST", "/entries", TEXT, DRAFT, UNMATCHED, 415),
                    of("PUT", "/entries", JSON, DRAFT, UNMATCHED, 405),
                    of("DELETE", "/entries", UNMATCHED, 405)),
            Stream.of(
                    of("GET", ENTRY, ONE_ENTRY, 200),
                    of("GET", ENTRY, List.of("If-None-Match", "*"), "", ONE_ENTRY, 304),
                    of("GET", "/entries/x", ONE_ENTRY, 400),
                    of("GET", "/entries/4711", ONE_ENTRY, 404),
                    of("GET", ENTRY, WANTS_HTML, "", UNMATCHED, 406),
                    of("HEAD", ENTRY, ONE_ENTRY, 200),
                    of("PUT", ENTRY, JSON, DRAFT, ONE_ENTRY, 200),
                    of("PUT", ENTRY, JSON, "{}", ONE_ENTRY, 400),
                    of("PUT", "/entries/4711", JSON, DRAFT, ONE_ENTRY, 404),
                    of("PUT", ENTRY, JSON_FOR_OTHER_VERSION, DRAFT, ONE_ENTRY, 412),
                    of("PUT", ENTRY, JSON, TOO_LONG, ONE_ENTRY, 413),
                    of("PUT", ENTRY, NONE, DRAFT, ONE_ENTRY, 415),
                    of("PUT", ENTRY, TEXT, DRAFT, UNMATCHED, 415),
                    of("DELETE", ENTRY, ONE_ENTRY, 204),
                    of("DELETE", "/entries/x", ONE_ENTRY, 400),
                    of("DELETE", "/entries/4711", ONE_ENTRY, 404),
                    of("DELETE", ENTRY, OTHER_VERSION, "", ONE_ENTRY, 412),
                    of("POST", ENTRY, JSON, DRAFT, UNMATCHED, 405)),
            Stream.of(
                    of("GET", "/healthcheck", "/healthcheck", 200),
                    of("GET", "/healthcheck", WANTS_HTML, "", UNMATCHED, 406),
                    of("GET", "/openapi.yaml", "/openapi.yaml", 200),
                    of("GET", "/openapi.yaml", WANTS_HTML, "", UNMATCHED, 406),
                    of("GET", "/", "/", 200),
                    of("GET", "/", WANTS_JSON, "", UNMATCHED, 406),
                    of("GET", "/openapi", "/openapi", 200),
                    of("GET", "/assets/any/page.css", ASSET, 200),
                    of("GET", "/assets/any/nothing", ASSET, 404),
                    of("GET", "/nothing", UNMATCHED, 404),
                    of("POST", "/nothing", JSON, DRAFT, UNMATCHED, 404),
                    of(INVENTED_METHOD, "/nothing", UNMATCHED, 404),
                    of(INVENTED_METHOD, "/entries", UNMATCHED, 405)))
            .flatMap(kinds -> kinds)
            .toList();

    private static RequestKind of(String method, String path, String route, int status) {
        return of(method, path, NONE, "", route, status);
    }

    private static RequestKind of(String method, String path, List<String> headers, String body, String route, int status) {
        return new RequestKind(method, path, headers, body, route, status);
    }

    /**
     * Sends a request of this kind.
     *
     * @param entry the path of an existing entry
     */
    public HttpResponse<String> send(RunningService service, String entry) {
        HttpRequest.Builder request = service.request(path.replace(ENTRY, entry))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return service.send(headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new)));
    }
}
