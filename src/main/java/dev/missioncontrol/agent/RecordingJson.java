package dev.missioncontrol.agent;

import dev.missioncontrol.agent.Assignment.Feedback;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.RecordedCall.Failure;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recordings as documents: canonical JSON, described in docs/ledger.md. */
public final class RecordingJson {

    private static final String FORMAT = "mission-control-recording/";
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /** A recording may come from another installation: it is read into a tree, which has to have an end. */
    private static final int MOST_TOKENS = 2_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    private RecordingJson() {}

    /** Writes the recording. */
    public static byte[] write(Recording recording) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        Recording.Form form = recording.form();
        json.put("format", FORMAT + form.number());
        json.put("agentRunId", recording.run());
        json.put("agent", recording.agent());
        json.put("role", recording.role());
        json.put("assignment", assignment(recording.assignment()));
        json.put("time", recording.time());
        json.put("configuration", recording.configuration());
        json.put("configHash", recording.configHash());
        json.put("policies", recording.policies());
        json.put("codeVersion", recording.codeVersion());
        json.put("calls", recording.calls().stream().map(RecordingJson::call).toList());
        json.put("output", recording.output());
        json.put("outputDigest", recording.outputDigest());
        json.put("error", recording.error());
        if (form.number() > 1) {
            json.put("assignmentDigest", form.assignment());
            json.put("errorDigest", form.error());
        }
        return CanonicalJson.write(json).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a recording.
     *
     * @throws Refusal INVALID when it is none, or of another version
     */
    public static Recording read(byte[] document) {
        try {
            JsonNode json = JSON.readTree(document);
            int number = number(json.path("format").asString(""));
            return new Recording(
                    AgentRunId.parse(text(json, "agentRunId")),
                    text(json, "agent"),
                    AgentRole.valueOf(text(json, "role")),
                    assignment(json.required("assignment")),
                    Instant.parse(text(json, "time")),
                    JSON.convertValue(json.required("configuration"), OBJECT),
                    json.required("policies")
                            .valueStream()
                            .map(each -> new Digest(each.asString()))
                            .toList(),
                    text(json, "codeVersion"),
                    json.required("calls")
                            .valueStream()
                            .map(RecordingJson::call)
                            .toList(),
                    json.required("output").isNull() ? null : JSON.convertValue(json.get("output"), OBJECT),
                    textOrNull(json, "error"),
                    new Recording.Form(
                            number,
                            new Digest(text(json, "configHash")),
                            number == 1 ? null : new Digest(text(json, "assignmentDigest")),
                            digest(json, "outputDigest"),
                            number == 1 ? null : digest(json, "errorDigest")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the digest of an assignment, as the recording names it. */
    static Digest digest(Assignment assignment) {
        return CanonicalJson.digest(assignment(assignment));
    }

    private static int number(String format) {
        for (int number = 1; number <= Recording.Form.NEWEST; number++) {
            if (format.equals(FORMAT + number)) {
                return number;
            }
        }
        throw refused("its format is '" + format + "', not '" + FORMAT + Recording.Form.NEWEST + "' or one before it");
    }

    static Map<String, @Nullable Object> options(Assignment assignment) {
        AgentOptions options = assignment.options();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("agent", options.agent());
        json.put(
                "recipes",
                options.recipes().stream()
                        .map(use -> Map.of("name", use.name(), "options", use.options()))
                        .toList());
        json.put("recipeYaml", options.recipeYaml());
        json.put("deterministic", assignment.deterministic());
        return json;
    }

    private static Map<String, @Nullable Object> assignment(Assignment assignment) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("workflow", assignment.workflow());
        json.put("title", assignment.title());
        json.put("idea", assignment.idea());
        json.put(
                "repositories",
                assignment.repositories().stream()
                        .map(place -> Map.of(
                                "id", place.id(),
                                "name", place.name(),
                                "primary", place.primary(),
                                "baseBranch", place.baseBranch(),
                                "base", place.base()))
                        .toList());
        json.put("options", options(assignment));
        json.put(
                "feedback",
                assignment.feedback().stream()
                        .map(said -> Map.of(
                                "repository", said.repository(),
                                "revision", said.revision(),
                                "by", said.by(),
                                "comment", said.comment()))
                        .toList());
        json.put("requestedAt", assignment.requestedAt());
        return json;
    }

    private static Assignment assignment(JsonNode json) {
        JsonNode options = json.required("options");
        return new Assignment(
                WorkflowId.parse(text(json, "workflow")),
                text(json, "title"),
                text(json, "idea"),
                json.required("repositories")
                        .valueStream()
                        .map(place -> new Workplace(
                                RepositoryId.parse(text(place, "id")),
                                text(place, "name"),
                                place.required("primary").asBoolean(),
                                text(place, "baseBranch"),
                                new CommitId(text(place, "base"))))
                        .toList(),
                new AgentOptions(
                        text(options, "agent"),
                        recipes(options.required("recipes")),
                        textOrNull(options, "recipeYaml")),
                json.required("feedback")
                        .valueStream()
                        .map(said -> new Feedback(
                                text(said, "repository"),
                                said.required("revision").asInt(),
                                text(said, "by"),
                                text(said, "comment")))
                        .toList(),
                Instant.parse(text(json, "requestedAt")),
                options.required("deterministic").asBoolean());
    }

    private static List<AgentOptions.RecipeUse> recipes(JsonNode recipes) {
        return recipes.valueStream()
                .map(use -> {
                    var values = new LinkedHashMap<String, String>();
                    use.required("options").forEachEntry((key, value) -> values.put(key, value.asString()));
                    return new AgentOptions.RecipeUse(text(use, "name"), values);
                })
                .toList();
    }

    private static Map<String, @Nullable Object> call(RecordedCall call) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("number", call.number());
        json.put("entry", call.entry());
        json.put("kind", call.kind());
        json.put("name", call.name());
        json.put("request", call.request());
        json.put("requestDigest", call.requestDigest());
        json.put("requestDocument", call.requestDocument());
        json.put("answerDigest", call.answerDigest());
        json.put("answerDocument", call.answerDocument());
        json.put("reproducible", call.reproducible());
        Failure failure = call.failure();
        json.put(
                "failure",
                failure == null
                        ? null
                        : Map.of(
                                "message", failure.message(),
                                "cause", failure.cause(),
                                "mayPass", failure.mayPass()));
        return json;
    }

    /** Before there was a cause, denials alone were told from failures. */
    private static Failure failure(JsonNode json) {
        return new Failure(
                text(json, "message"),
                json.has("cause")
                        ? Failure.Cause.valueOf(text(json, "cause"))
                        : json.required("denied").asBoolean() ? Failure.Cause.POLICY : Failure.Cause.CALL,
                json.required("mayPass").asBoolean());
    }

    private static RecordedCall call(JsonNode json) {
        JsonNode failure = json.required("failure");
        return new RecordedCall(
                json.required("number").asInt(),
                json.required("entry").asLong(),
                RecordedCall.Kind.valueOf(text(json, "kind")),
                text(json, "name"),
                JSON.convertValue(json.required("request"), OBJECT),
                new Digest(text(json, "requestDigest")),
                digest(json, "requestDocument"),
                digest(json, "answerDigest"),
                digest(json, "answerDocument"),
                json.required("reproducible").asBoolean(),
                failure.isNull() ? null : failure(failure));
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asString();
    }

    private static @Nullable String textOrNull(JsonNode json, String name) {
        JsonNode value = json.required(name);
        return value.isNull() ? null : value.asString();
    }

    private static @Nullable Digest digest(JsonNode json, String name) {
        String hex = textOrNull(json, name);
        return hex == null ? null : new Digest(hex);
    }

    private static Refusal refused(String why) {
        return Refusal.invalid(
                "recording",
                "The document is no recording that can be read here: " + why + ".",
                "Take one that this version of Mission Control, or one before it, has made.");
    }
}
