package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A program without a database that fulfils the contract, except for one fault. */
final class Stub implements AutoCloseable {
    static final Program.Resource RESOURCE = new Program.Resource("/stubs", "{\"text\":\"stub\"}");

    /** The faults that a program can have. */
    enum Fault {
        NONE, NO_ETAG, NEVER_304, ABSENT_IS_200, NO_LOCATION, OTHER_TEXT, LIST_OF_19, OLDEST_FIRST, NEXT_IS_THE_SAME_PAGE, NO_NEXT,
        TAKES_NO_TEXT, TAKES_LONG_TEXT
    }

    private final Fault fault;
    private final HttpServer server;
    private long rows;

    Stub(Fault fault) {
        this.fault = fault;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(RESOURCE.path(), this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getQuery();
        if (exchange.getRequestMethod().equals("POST")) {
            create(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        } else if (path.equals(RESOURCE.path())) {
            send(exchange, 200, page(query == null || fault == Fault.NEXT_IS_THE_SAME_PAGE ? rows + 1 : Long.parseLong(query)));
        } else if (path.endsWith("/" + Long.MAX_VALUE)) {
            send(exchange, fault == Fault.ABSENT_IS_200 ? 200 : 404, "");
        } else {
            boolean known = exchange.getRequestHeaders().containsKey("If-None-Match") && fault != Fault.NEVER_304;
            send(exchange, known ? 304 : 200, known ? "" : item(Long.parseLong(path.substring(path.lastIndexOf('/') + 1))));
        }
    }

    private void create(HttpExchange exchange, String body) throws IOException {
        if ((body.equals("{}") && fault != Fault.TAKES_NO_TEXT) || (body.length() > 200 && fault != Fault.TAKES_LONG_TEXT)) {
            send(exchange, 400, "");
            return;
        }
        rows++;
        if (fault != Fault.NO_LOCATION) {
            exchange.getResponseHeaders().set("Location", RESOURCE.path() + "/" + rows);
        }
        send(exchange, 201, item(rows));
    }

    private String page(long before) {
        int size = fault == Fault.LIST_OF_19 ? 19 : 20;
        String items = LongStream.rangeClosed(1, size).map(i -> fault == Fault.OLDEST_FIRST ? before - size - 1 + i : before - i)
                .mapToObj(this::item).collect(Collectors.joining(","));
        return "{\"items\":[" + items + "]"
                + (fault == Fault.NO_NEXT ? "}" : ",\"next\":\"" + RESOURCE.path() + "?" + (before - size) + "\"}");
    }

    private String item(long id) {
        return "{\"id\":" + id + ",\"text\":\"" + (fault == Fault.OTHER_TEXT ? "" : "stub") + "\"}";
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        if (fault != Fault.NO_ETAG) {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
