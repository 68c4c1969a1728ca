package dev.missioncontrol.account.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** As much of GitHub's OAuth2 and REST API as signing in needs. The code of a sign-in is the login of the person. */
final class GitHubServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Map<String, String> organizations = new ConcurrentHashMap<>();

    GitHubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/login/oauth/access_token", this::accessToken);
        server.createContext("/user", this::user);
        server.createContext("/user/memberships/orgs/", this::membership);
        server.start();
    }

    String url(String path) {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + path;
    }

    /** Makes a person, or gives a login to someone else. */
    void person(String login, long id) {
        ids.put(login, id);
    }

    /** Makes a person a member of an organization. */
    void member(String login, String organization) {
        organizations.put(login, organization);
    }

    private void accessToken(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String code = form.replaceAll(".*\\bcode=([^&]*).*", "$1");
        answer(exchange, 200, "{\"access_token\":\"" + code + "\",\"token_type\":\"bearer\",\"scope\":\"read:user\"}");
    }

    private void user(HttpExchange exchange) throws IOException {
        String login = login(exchange);
        Long id = ids.get(login);
        if (id == null) {
            answer(exchange, 401, "{\"message\":\"Bad credentials\"}");
        } else {
            answer(exchange, 200, "{\"login\":\"" + login + "\",\"id\":" + id + ",\"name\":\"Mona\"}");
        }
    }

    private void membership(HttpExchange exchange) throws IOException {
        String organization = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        if (organization.equals(organizations.get(login(exchange)))) {
            answer(exchange, 200, "{\"state\":\"active\",\"role\":\"member\"}");
        } else {
            answer(exchange, 404, "{\"message\":\"Not Found\"}");
        }
    }

    private static String login(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header.substring("Bearer ".length());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
