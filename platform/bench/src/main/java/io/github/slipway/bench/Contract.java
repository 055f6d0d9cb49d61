package io.github.slipway.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The core of the contract. A program that answers otherwise is not measured: it does another job. */
final class Contract {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final Pattern TEXT = Pattern.compile(":\\s*(\"[^\"]*\")");
    private static final int PAGE = 20;
    private static final int TOO_LONG = 1_000;
    /** How many rows there are at least after a check: the first ids. */
    static final int ROWS = 2 * PAGE;

    private final String program;
    private final String origin;
    private final Program.Resource resource;

    private Contract(String program, int port, Program.Resource resource) {
        this.program = program;
        origin = "http://127.0.0.1:" + port;
        this.resource = resource;
    }

    /** Creates rows, and refuses a program whose answers are wrong. */
    static void check(String program, int port, Program.Resource resource) {
        var contract = new Contract(program, port, resource);
        contract.checkOne();
        contract.checkList();
        contract.checkErrors();
    }

    private void checkOne() {
        HttpResponse<String> created = post(resource.body());
        expect(created.statusCode() == 201, "POST", "201", created);
        String location = created.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
        expect(location.matches(Pattern.quote(resource.path()) + "/\\d+"), "POST", "a Location", created);
        for (String text : texts(resource.body())) {
            expect(created.body().contains(text), "POST", text, created);
        }
        HttpResponse<String> read = get(location);
        expect(read.statusCode() == 200 && read.body().equals(created.body()), "GET", "200 and what POST returned", read);
        String tag = read.headers().firstValue("ETag").orElse("");
        expect(tag.matches("\"[^\"]+\"") && created.headers().firstValue("ETag").orElse("").equals(tag), "GET", "the ETag of POST", read);
        HttpResponse<String> again = Running.send(request(location).header("If-None-Match", tag).build());
        expect(again.statusCode() == 304 && again.body().isEmpty(), "GET with If-None-Match", "304", again);
        HttpResponse<String> absent = get(resource.path() + "/" + Long.MAX_VALUE);
        expect(absent.statusCode() == 404, "GET of an absent id", "404", absent);
    }

    private void checkList() {
        for (int i = 0; i < ROWS; i++) {
            HttpResponse<String> created = post(resource.body());
            expect(created.statusCode() == 201, "POST", "201", created);
        }
        HttpResponse<String> first = get(resource.path());
        Matcher next = NEXT.matcher(first.body());
        expect(first.statusCode() == 200 && next.find(), "list", "200 and next", first);
        HttpResponse<String> second = get(next.group(1));
        List<Long> ids = new ArrayList<>(ids(first));
        expect(ids.size() == PAGE, "list", PAGE + " rows", first);
        ids.addAll(ids(second));
        expect(second.statusCode() == 200 && ids.size() == ROWS, "next page", PAGE + " rows", second);
        for (int i = 1; i < ids.size(); i++) {
            expect(ids.get(i) < ids.get(i - 1), "list and next page", "falling ids", second);
        }
    }

    private void checkErrors() {
        HttpResponse<String> empty = post("{}");
        expect(empty.statusCode() == 400, "POST without a text", "400", empty);
        HttpResponse<String> tooLong = post(TEXT.matcher(resource.body()).replaceAll(":\"" + "x".repeat(TOO_LONG) + "\""));
        expect(tooLong.statusCode() == 400, "POST of a text that is too long", "400", tooLong);
    }

    private static List<String> texts(String body) {
        return TEXT.matcher(body).results().map(match -> match.group(1)).toList();
    }

    private static List<Long> ids(HttpResponse<String> list) {
        return ID.matcher(list.body()).results().map(match -> Long.valueOf(match.group(1))).toList();
    }

    private HttpResponse<String> get(String path) {
        return Running.send(request(path).build());
    }

    private HttpResponse<String> post(String body) {
        return Running
                .send(request(resource.path()).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    private void expect(boolean holds, String call, String expected, HttpResponse<String> response) {
        if (!holds) {
            throw new Refusal("%s answers wrongly: %s has to give %s, but gave %d %s %s".formatted(program, call, expected,
                    response.statusCode(), response.headers().map(), response.body()));
        }
    }
}
