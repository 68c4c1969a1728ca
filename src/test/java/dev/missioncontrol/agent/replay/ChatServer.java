package dev.missioncontrol.agent.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of the OpenAI-compatible chat completions API: asked for the first time it calls the tool {@code read_file},
 * told the file's text it answers with the text in which one word is replaced.
 */
final class ChatServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    ChatServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/chat/completions";
    }

    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        JsonNode last =
                request.required("messages").get(request.required("messages").size() - 1);
        String message = last.required("role").asString().equals("tool")
                ? JSON.writeValueAsString(JSON.createObjectNode()
                        .put("role", "assistant")
                        .put("content", last.required("content").asString().replace("colour", "color")))
                : """
                  {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",
                   "function":{"name":"read_file","arguments":"{\\"path\\":\\"README.md\\"}"}}]}""";
        byte[] body = ("{\"id\":\"chatcmpl-1\",\"model\":\"sample-1\",\"choices\":[{\"index\":0,\"message\":" + message
                        + "}],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":10,\"total_tokens\":30}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
