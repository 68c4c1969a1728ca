package dev.missioncontrol.cli.api;

import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Calls the REST API. Everything that is not a success is thrown as a {@link Failure} that says what to do. */
public final class ApiClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Long, because connecting a remote repository fetches it first. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(10);

    private static final int PAGE = 200;

    private final ServerAddress server;
    private final String authorization;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private ApiClient(ServerAddress server, String authorization) {
        this.server = server;
        this.authorization = authorization;
    }

    /** Returns a client that calls with a token. */
    public static ApiClient withToken(ServerAddress server, String token) {
        return new ApiClient(server, "Bearer " + token);
    }

    /** Returns a client that calls with the name and password of a local account (RFC 7617), good for making tokens. */
    public static ApiClient withPassword(ServerAddress server, String account, String password) {
        byte[] pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new ApiClient(server, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Returns what is there. */
    public JsonNode get(ApiPath path) {
        return Json.read(bytes(path));
    }

    /** Returns what is there; empty when the server says that there is no such thing. */
    public Optional<JsonNode> find(ApiPath path) {
        try {
            return Optional.of(get(path));
        } catch (Failure e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns the bytes that are there. */
    public byte[] bytes(ApiPath path) {
        return read(request(path).GET().build());
    }

    /** Returns the items of a listing, page by page, at most {@code most} of them. */
    public List<JsonNode> items(ApiPath path, int most) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page =
                    get(path.with("limit", Math.min(PAGE, most - items.size())).with("cursor", cursor));
            items.addAll(Json.elements(page, "items"));
            cursor = page.hasNonNull("next") ? Json.text(page, "next") : null;
        } while (cursor != null && items.size() < most);
        return items;
    }

    /** Downloads what is there to a file. */
    public void download(ApiPath path, Path file) {
        try (InputStream body = send(request(path).GET().build())) {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failure.refused("The download to " + file + " broke off: " + e.getMessage() + ".", "Try again.");
        }
    }

    /**
     * Asks for something to be done. The request carries an {@code Idempotency-Key}: when the connection breaks it is
     * sent a second time, and yet is done once.
     *
     * @return the answer; an empty object when there is none
     */
    public JsonNode post(ApiPath path, Object content) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Json.write(content)))
                .build();
        try {
            return answer(exchange(request));
        } catch (IOException e) {
            if (Unreachable.neverArrived(e)) {
                throw unreachable(e);
            }
            return answer(read(request));
        }
    }

    /** Sends a file's bytes and returns the answer. */
    public JsonNode upload(ApiPath path, String mediaType, byte[] content) {
        return answer(read(request(path)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(content))
                .build()));
    }

    /** Asks for something whose answer is a secret, which the server gives once only. */
    public JsonNode postForSecret(ApiPath path, Object content) {
        return answer(read(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(content)))
                .build()));
    }

    /** Deletes what is there. */
    public void delete(ApiPath path) {
        read(request(path).DELETE().build());
    }

    /** Opens a stream of server-sent events; it is the caller's to close. */
    InputStream events(ApiPath path, @Nullable String lastEventId) throws IOException {
        HttpRequest.Builder request = request(path).setHeader("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return open(request.GET().build());
    }

    /** Returns the failure that a connection which broke amounts to. */
    Failure unreachable(IOException reason) {
        return Unreachable.because(server, reason);
    }

    private HttpRequest.Builder request(ApiPath path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, */*;q=0.5")
                .header("Authorization", authorization);
    }

    private byte[] read(HttpRequest request) {
        try {
            return exchange(request);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private InputStream send(HttpRequest request) {
        try {
            return open(request);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private byte[] exchange(HttpRequest request) throws IOException {
        try (InputStream body = open(request)) {
            return body.readAllBytes();
        }
    }

    private InputStream open(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() < 200 || response.statusCode() >= 300) {
                try (InputStream body = response.body()) {
                    throw Problems.of(response.statusCode(), response.headers(), body.readAllBytes(), server);
                }
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.refused("Interrupted.", null);
        }
    }

    private static JsonNode answer(byte[] body) {
        return body.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.read(body);
    }
}
