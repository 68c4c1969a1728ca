package dev.missioncontrol.cli.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A server that answers what it was told to, one answer after another, and remembers what it was asked. */
final class FakeServer implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<HttpExchange> asked = new ArrayList<>();

    /** Writes an answer. */
    interface Answer {
        void write(HttpExchange exchange) throws IOException;
    }

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange);
        exchange.getRequestBody().readAllBytes();
        answers.remove().write(exchange);
        exchange.close();
    }

    FakeServer answering(Answer answer) {
        answers.add(answer);
        return this;
    }

    FakeServer answering(int status, String type, String body) {
        return answering(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** Closes the connection without an answer. */
    FakeServer breaking() {
        return answering(HttpExchange::close);
    }

    synchronized List<String> header(String name) {
        return asked.stream()
                .map(exchange -> String.valueOf(exchange.getRequestHeaders().getFirst(name)))
                .toList();
    }

    synchronized List<String> paths() {
        return asked.stream()
                .map(exchange -> exchange.getRequestURI().toString())
                .toList();
    }

    ApiClient client() {
        return ApiClient.withToken(address(), "mc_test");
    }

    ServerAddress address() {
        return ServerAddress.parse("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
