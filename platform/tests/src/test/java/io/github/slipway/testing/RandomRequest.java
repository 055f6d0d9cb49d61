package io.github.slipway.testing;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes requests at random: right ones, odd ones, and ones with a few broken bytes. */
public final class RandomRequest {
    /** Longer than the limits of lines, headers and bodies. */
    private static final int LONG = 20_000;

    private static final List<String> METHODS = words("""
            GET GET GET GET POST POST POST POST PUT PUT PUT DELETE HEAD OPTIONS PATCH TRACE CONNECT get M-SEARCH""");
    private static final List<String> PATHS = words("""
            /entries /entries /entries /entries /entries/1 /entries/2 /entries/3 / /healthcheck /openapi /openapi.yaml /nothing *
            http://localhost/entries""");
    private static final List<String> PARAMETERS = words("limit limit cursor id _method %00 =");
    private static final List<String> TOKENS = words("""
            \\r\\n \\r\\n\\r\\n \\n \\r \\0 \\s \\t : , ; " % %00 %zz %d9%a5 %2e%2e%2f ? # // * */* & = \\377 \\300\\200 \\355\\240\\200
            0 -1 +1 9223372036854775808 1e400 0\\r\\n\\r\\n ffffffffffffffff\\r\\n HTTP/9.9 [ {""");
    private static final List<String> LITERALS = words("null true NaN tru 0 -0 01 1e400 1.5 99999999999999999999 - 1E-999 /**/0 \\377");
    private static final List<String> STRINGS = words("""
            abc abc abc abc \\360\\237\\230\\200 \\355\\240\\200 \\377 \\\\u0000 \\\\ud83d\\\\ude00 \\\\ud800 \\\\udc00 \\\\q \\\\n
            \\n \\0 \\s text id""");
    private static final List<String> HEADERS = words("""
            Accept Accept Accept-Charset Accept-Encoding Accept-Language Access-Control-Request-Method Authorization Connection
            Content-Encoding Content-Length Content-Type Content-Type Cookie Expect Forwarded Host HTTP2-Settings If-Match If-Match
            If-Modified-Since If-None-Match If-None-Match Origin Range TE Trailer Transfer-Encoding Upgrade X-Forwarded-For X-Forwarded-Host
            X-HTTP-Method-Override X-Request-ID traceparent""");
    private static final List<String> VALUES = words("""
            */* application/*;q=0.5,\\stext/html application/json application/json;charset=utf-16 application/xml text/plain;charset=none
            multipart/form-data;boundary=x application/x-www-form-urlencoded / a/b;c gzip gzip;q=0,* br,zstd;q=2 identity chunked
            gzip,chunked close keep-alive Upgrade,\\sHTTP2-Settings h2c websocket 100-continue AAMAAABk "1" W/"1","2" * " bytes=0-1
            https://a.example null POST zz- a=b;\\sc Sat,\\s01\\sJan\\s2000\\s00:00:00\\sGMT localhost [::1]:80 5 -5 99999999999999999999
            \\377\\376 \\t""");

    /** Seeds that follow each other make different requests, unlike those of Random. */
    private final SplittableRandom random;

    private RandomRequest(long seed) {
        random = new SplittableRandom(seed);
    }

    /** What a caller sends over one connection, each character a byte. The same seed makes the same bytes. */
    public static String of(long seed) {
        return new RandomRequest(seed).requests();
    }

    private String requests() {
        var bytes = new StringBuilder(request() + repeated(oneIn(4) ? 2 : 0, this::request));
        for (int changes = oneIn(2) ? 0 : random.nextInt(4); changes > 0; changes--) {
            int from = random.nextInt(bytes.length() + 1);
            int to = Math.min(bytes.length(), from + random.nextInt(1 + random.nextInt(30)));
            switch (random.nextInt(5)) {
                case 0 -> bytes.insert(from, pick(TOKENS));
                case 1 -> bytes.replace(from, to, oneIn(2) ? "" : pick(TOKENS));
                case 2 -> bytes.insert(from, bytes.substring(from, to).repeat(random.nextInt(4)));
                case 3 -> bytes.replace(from, to, Character.toString(random.nextInt(256)));
                default -> bytes.setLength(from);
            }
        }
        return bytes.toString();
    }

    private String request() {
        String head = pick(METHODS) + " " + target() + " HTTP/1." + (oneIn(10) ? 0 : 1) + "\r\nHost: localhost\r\n"
                + (oneIn(6) ? "" : "Content-Type: application/json\r\n")
                + repeated(3, () -> pick(HEADERS) + ": " + sometimesLong(pick(VALUES)) + "\r\n");
        if (oneIn(3)) {
            return head + "\r\n";
        }
        String body = oneIn(3) ? json(4) : "{\"text\":\"" + pick(STRINGS) + random.nextInt(99) + "\"}";
        int half = random.nextInt(body.length() + 1);
        return oneIn(3)
                ? head + "Transfer-Encoding: chunked\r\n\r\n" + chunk(body.substring(0, half)) + chunk(body.substring(half)) + "0\r\n\r\n"
                : head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String chunk(String bytes) {
        return bytes.isEmpty() ? "" : Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
    }

    private String target() {
        String path = pick(PATHS) + (oneIn(9) ? "/" + sometimesLong(pick(TOKENS).strip()) : "");
        return oneIn(3) ? path + "?" + repeated(3, () -> pick(PARAMETERS) + "=" + parameter() + "&") : path;
    }

    private String parameter() {
        return oneIn(2) ? Integer.toString(random.nextInt(120)) : sometimesLong(pick(TOKENS).strip());
    }

    private String json(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 9)) {
            case 0 -> pick(LITERALS);
            case 1, 2 -> string();
            case 3 -> "[" + repeated(3, () -> json(depth - 1) + (oneIn(10) ? "" : ",")) + (oneIn(9) ? "" : "0]");
            case 4 -> sometimesLong("[") + sometimesLong("{\"text\":");
            default -> "{\"text\":" + (oneIn(3) ? json(depth - 1) : string())
                    + repeated(2, () -> "," + string() + ":" + json(depth - 1)) + (oneIn(9) ? "" : "}");
        };
    }

    private String string() {
        return "\"" + repeated(3, () -> sometimesLong(pick(STRINGS))) + (oneIn(20) ? "" : "\"");
    }

    private String sometimesLong(String text) {
        return oneIn(60) ? text.repeat(LONG / Math.max(1, text.length())) : text;
    }

    private String repeated(int most, Supplier<String> part) {
        return Stream.generate(part).limit(random.nextInt(most + 1)).collect(Collectors.joining());
    }

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** Words with Java's escapes. */
    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+", -1)).map(String::translateEscapes).toList();
    }
}
