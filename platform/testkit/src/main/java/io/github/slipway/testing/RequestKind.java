package io.github.slipway.testing;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request, and what log and metrics call it. The router knows of no route where the method (405), the type of the body (415)
 * or the type that is wanted (406) is not a route's.
 *
 * @param method the method
 * @param path where it is sent; {@value #TWEET} in it is the path of a tweet that is there
 * @param headers names and values by turns
 * @param body the body; none if it is empty
 * @param route the route's template, or UNMATCHED
 * @param status the answer's status
 */
public record RequestKind(String method, String path, List<String> headers, String body, String route, int status) {
    /** A method that is none of HTTP's. */
    public static final String INVENTED_METHOD = "FOO";

    private static final String TWEET = "{tweet}";
    private static final String TWEETS = "/tweets";
    private static final String ONE_TWEET = "/tweets/{id}";
    private static final String ASSET = "/assets/{version}/{name}";
    private static final String UNMATCHED = "UNMATCHED";
    private static final String DRAFT = Json.draft("A tweet");
    private static final List<String> NONE = List.of();
    private static final List<String> JSON = List.of("Content-Type", "application/json");
    private static final List<String> TEXT = List.of("Content-Type", "text/plain");
    private static final List<String> WANTS_HTML = List.of("Accept", "text/html");
    private static final List<String> WANTS_JSON = List.of("Accept", "application/json");
    private static final List<String> OTHER_VERSION = List.of("If-Match", "\"4711\"");
    private static final List<String> JSON_FOR_OTHER_VERSION = Stream.concat(JSON.stream(), OTHER_VERSION.stream()).toList();
    private static final String TOO_LONG = " ".repeat(16 * 1024 + 1);

    /** Creates a tweet. */
    public static final RequestKind CREATE = of("POST", "/tweets", JSON, DRAFT, TWEETS, 201);

    /** Each call of the API with each answer that it gives while the database works, and what is no call of the API. */
    public static final List<RequestKind> ALL = Stream.of(
            Stream.of(
                    of("GET", "/tweets", TWEETS, 200),
                    of("GET", "/tweets?limit=0", TWEETS, 400),
                    of("GET", "/tweets", WANTS_HTML, "", UNMATCHED, 406),
                    of("HEAD", "/tweets", TWEETS, 200),
                    CREATE,
                    of("POST", "/tweets", JSON, "{}", TWEETS, 400),
                    of("POST", "/tweets", JSON, TOO_LONG, TWEETS, 413),
                    of("POST", "/tweets", NONE, DRAFT, TWEETS, 415),
                    of("POST", "/tweets", TEXT, DRAFT, UNMATCHED, 415),
                    of("PUT", "/tweets", JSON, DRAFT, UNMATCHED, 405),
                    of("DELETE", "/tweets", UNMATCHED, 405)),
            Stream.of(
                    of("GET", TWEET, ONE_TWEET, 200),
                    of("GET", TWEET, List.of("If-None-Match", "*"), "", ONE_TWEET, 304),
                    of("GET", "/tweets/x", ONE_TWEET, 400),
                    of("GET", "/tweets/4711", ONE_TWEET, 404),
                    of("GET", TWEET, WANTS_HTML, "", UNMATCHED, 406),
                    of("HEAD", TWEET, ONE_TWEET, 200),
                    of("PUT", TWEET, JSON, DRAFT, ONE_TWEET, 200),
                    of("PUT", TWEET, JSON, "{}", ONE_TWEET, 400),
                    of("PUT", "/tweets/4711", JSON, DRAFT, ONE_TWEET, 404),
                    of("PUT", TWEET, JSON_FOR_OTHER_VERSION, DRAFT, ONE_TWEET, 412),
                    of("PUT", TWEET, JSON, TOO_LONG, ONE_TWEET, 413),
                    of("PUT", TWEET, NONE, DRAFT, ONE_TWEET, 415),
                    of("PUT", TWEET, TEXT, DRAFT, UNMATCHED, 415),
                    of("DELETE", TWEET, ONE_TWEET, 204),
                    of("DELETE", "/tweets/x", ONE_TWEET, 400),
                    of("DELETE", "/tweets/4711", ONE_TWEET, 404),
                    of("DELETE", TWEET, OTHER_VERSION, "", ONE_TWEET, 412),
                    of("POST", TWEET, JSON, DRAFT, UNMATCHED, 405)),
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
                    of(INVENTED_METHOD, "/tweets", UNMATCHED, 405)))
            .flatMap(kinds -> kinds)
            .toList();

    private static RequestKind of(String method, String path, String route, int status) {
        return of(method, path, NONE, "", route, status);
    }

    private static RequestKind of(String method, String path, List<String> headers, String body, String route, int status) {
        return new RequestKind(method, path, headers, body, route, status);
    }

    /**
     * Sends such a request.
     *
     * @param tweet the path of a tweet that is there
     */
    public HttpResponse<String> send(RunningService service, String tweet) {
        HttpRequest.Builder request = service.request(path.replace(TWEET, tweet))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return service.send(headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new)));
    }
}
