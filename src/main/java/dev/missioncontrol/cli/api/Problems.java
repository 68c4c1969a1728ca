package dev.missioncontrol.cli.api;

import dev.missioncontrol.cli.terminal.Failure;
import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what the server refused with: problem details (RFC 9457) as docs/api.md describes them. */
final class Problems {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Problems() {}

    /** Returns the failure that an answer other than a success is. */
    static Failure of(int status, HttpHeaders headers, byte[] body, ServerAddress server) {
        JsonNode problem = read(body);
        String detail = Json.text(problem, "detail");
        String field = Json.text(problem, "field");
        String message = detail.isEmpty() ? unexplained(status, server) : detail;
        if (!field.isEmpty()) {
            message = field + ": " + message;
        }
        StringBuilder listed = new StringBuilder();
        for (JsonNode each : Json.elements(problem, "problems")) {
            listed.append("line ")
                    .append(Json.text(each, "line"))
                    .append(", column ")
                    .append(Json.text(each, "column"))
                    .append(": ")
                    .append(Json.text(each, "message"))
                    .append(' ')
                    .append(Json.text(each, "remedy"))
                    .append('\n');
        }
        String remedy = remedy(status, headers, listed + Json.text(problem, "remedy"), server);
        return status == 404 ? Failure.missing(message, remedy) : Failure.refused(message, remedy);
    }

    private static @Nullable String remedy(int status, HttpHeaders headers, String given, ServerAddress server) {
        if (status == 401) {
            String login = "Sign in again: missionctl login --url " + server;
            return given.isEmpty() ? login : given + "\n" + login;
        }
        if (status == 429 && given.isEmpty()) {
            return "Try again in "
                    + headers.firstValue("Retry-After")
                            .map(after -> after + " seconds.")
                            .orElse("a while.");
        }
        return given.isEmpty() ? null : given;
    }

    private static String unexplained(int status, ServerAddress server) {
        return server + " answered with HTTP status " + status + " and no explanation"
                + (status == 404 || status >= 300 && status < 400 ? "; is it a Mission Control server?" : ".");
    }

    private static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            // A page of a proxy, or nothing at all: there is no explanation in it that could be shown.
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
