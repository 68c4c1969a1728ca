package dev.missioncontrol.agent;

import dev.missioncontrol.shared.Digest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a deterministic run may not do: make a call that nobody could replay, or ask a model that is free to choose. */
final class Deterministic {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Deterministic() {}

    /** Refuses a tool call whose answer cannot be written down. */
    static void require(Assignment assignment, ToolCall<?> call) {
        if (assignment.deterministic() && call.format() == null) {
            throw failure("the tool '" + call.tool().tool() + "' gives answers that cannot be recorded");
        }
    }

    /**
     * Refuses a model call without temperature 0 or a seed, of a model whose name ends in {@code latest}, or whose body
     * names another model than the one that is recorded. Whether a name is that of one version for good only its provider
     * knows.
     */
    static void require(Assignment assignment, ModelCall call) {
        if (!assignment.deterministic()) {
            return;
        }
        JsonNode body = body(call);
        if (call.model().isBlank() || call.model().toLowerCase(Locale.ROOT).endsWith("latest")) {
            throw failure("the model '" + call.model() + "' names no version");
        }
        JsonNode named = body.path("model");
        if (!named.isMissingNode() && !named.asString("").equals(call.model())) {
            throw failure("the request to " + call.model() + " names the model '" + named.asString("") + "'");
        }
        if (body.path("temperature").asDouble(1) != 0) {
            throw failure("the request to " + call.model() + " has no \"temperature\": 0");
        }
        if (!body.path("seed").isIntegralNumber()) {
            throw failure("the request to " + call.model() + " has no \"seed\"");
        }
    }

    /** Returns why the run cannot go on after a call that could be recorded in principle, but was not kept as it was. */
    static @Nullable AgentFailure notKept(
            Assignment assignment, String name, @Nullable Digest kept, @Nullable Digest came, boolean reproducible) {
        return assignment.deterministic() && !reproducible && (came == null || !came.equals(kept))
                ? failure("the answer of " + name + " could not be kept as it came: it is too large, or holds secrets")
                : null;
    }

    private static JsonNode body(ModelCall call) {
        try {
            return JSON.readTree(call.request());
        } catch (JacksonException e) {
            throw failure("the request to " + call.model() + " is no JSON");
        }
    }

    private static AgentFailure failure(String why) {
        return new AgentFailure(
                "The run is to be deterministic, but " + why
                        + ". Start it without 'deterministic', or let the agent use" + " only what can be replayed.",
                false,
                null);
    }
}
