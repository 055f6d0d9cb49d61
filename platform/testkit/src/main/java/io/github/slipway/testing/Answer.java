package io.github.slipway.testing;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response of the service to an HTTP client or over a plain socket.
 *
 * @param status the status code
 * @param headers the values of each header field; names ignore case
 * @param body the content
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {
    /** Converts the response of an HTTP client. */
    public static Answer of(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        return new Answer(response.statusCode(), headers, response.body());
    }

    /** Parses the bytes of one response from a socket. A chunked body is not decoded. */
    public static Answer parse(String bytes) {
        int end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("not an HTTP response: " + bytes);
        }
        List<String> head = bytes.substring(0, end).lines().toList();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>()).add(line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(head.getFirst().split(" ", 3)[1]), headers, bytes.substring(end + 4));
    }

    /** Returns all values of a header field, or an empty list. */
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
