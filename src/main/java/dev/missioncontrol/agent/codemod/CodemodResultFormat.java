package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.AnswerFormat;
import dev.missioncontrol.agent.codemod.worker.Notice;
import dev.missioncontrol.shared.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What recipes came to as an answer. Durations are left out: they are the clock's, not the recipes'. Contents are text
 * where they are UTF-8, so that secrets in them can be found, and Base64 elsewhere.
 */
final class CodemodResultFormat implements AnswerFormat<CodemodResult> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public byte[] write(CodemodResult result) {
        CodemodResult.Report report = result.report();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("steps", result.steps().stream().map(CodemodResultFormat::step).toList());
        json.put("filesInTree", report.filesInTree());
        json.put("filesConsidered", report.filesConsidered());
        json.put("bytesConsidered", report.bytesConsidered());
        json.put("filesParsed", report.filesParsed());
        json.put("filesWithUnresolvedTypes", report.filesWithUnresolvedTypes());
        json.put("notices", notices(report.notices()));
        json.put("libraries", report.libraries());
        return CanonicalJson.write(json).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public CodemodResult read(byte[] kept) {
        JsonNode json = JSON.readTree(kept);
        return new CodemodResult(
                json.required("steps")
                        .valueStream()
                        .map(CodemodResultFormat::step)
                        .toList(),
                new CodemodResult.Report(
                        json.required("filesInTree").asInt(),
                        json.required("filesConsidered").asInt(),
                        json.required("bytesConsidered").asLong(),
                        json.required("filesParsed").asInt(),
                        json.required("filesWithUnresolvedTypes").asInt(),
                        notices(json.required("notices")),
                        json.required("libraries")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList(),
                        Duration.ZERO,
                        Duration.ZERO));
    }

    private static Map<String, @Nullable Object> step(CodemodResult.Step step) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("title", step.title());
        json.put(
                "changes",
                step.changes().stream().map(CodemodResultFormat::change).toList());
        json.put("notices", notices(step.notices()));
        return json;
    }

    private static CodemodResult.Step step(JsonNode json) {
        return new CodemodResult.Step(
                json.required("title").asString(),
                json.required("changes")
                        .valueStream()
                        .map(CodemodResultFormat::change)
                        .toList(),
                notices(json.required("notices")),
                Duration.ZERO);
    }

    private static Map<String, @Nullable Object> change(FileChange change) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        switch (change) {
            case FileChange.Created created -> put(json, "created", created.path(), created.content());
            case FileChange.Modified modified -> put(json, "modified", modified.path(), modified.content());
            case FileChange.Renamed renamed -> {
                put(json, "renamed", renamed.path(), renamed.content());
                json.put("oldPath", renamed.oldPath());
            }
            case FileChange.Deleted deleted -> put(json, "deleted", deleted.path(), null);
        }
        return json;
    }

    private static FileChange change(JsonNode json) {
        String path = json.required("path").asString();
        byte[] content = content(json);
        String kind = json.required("kind").asString();
        return switch (kind) {
            case "created" -> new FileChange.Created(path, present(content, path));
            case "modified" -> new FileChange.Modified(path, present(content, path));
            case "renamed" -> new FileChange.Renamed(json.required("oldPath").asString(), path, content);
            case "deleted" -> new FileChange.Deleted(path);
            default -> throw new IllegalArgumentException("a change of kind '" + kind + "'");
        };
    }

    private static void put(Map<String, @Nullable Object> json, String kind, String path, byte @Nullable [] content) {
        json.put("kind", kind);
        json.put("path", path);
        if (content == null) {
            return;
        }
        String text = text(content);
        if (text == null) {
            json.put("base64", Base64.getEncoder().encodeToString(content));
        } else {
            json.put("text", text);
        }
    }

    private static byte @Nullable [] content(JsonNode json) {
        if (json.has("text")) {
            return json.get("text").asString().getBytes(StandardCharsets.UTF_8);
        }
        return json.has("base64")
                ? Base64.getDecoder().decode(json.get("base64").asString())
                : null;
    }

    private static byte[] present(byte @Nullable [] content, String path) {
        if (content == null) {
            throw new IllegalArgumentException(path + " has no content");
        }
        return content;
    }

    private static @Nullable String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static List<Map<String, @Nullable Object>> notices(List<Notice> notices) {
        return notices.stream()
                .map(notice -> {
                    var json = new LinkedHashMap<String, @Nullable Object>();
                    json.put("kind", notice.kind());
                    json.put("path", notice.path());
                    json.put("message", notice.message());
                    return (Map<String, @Nullable Object>) json;
                })
                .toList();
    }

    private static List<Notice> notices(JsonNode json) {
        return json.valueStream()
                .map(notice -> new Notice(
                        Notice.Kind.valueOf(notice.required("kind").asString()),
                        notice.required("path").isNull()
                                ? null
                                : notice.get("path").asString(),
                        notice.required("message").asString()))
                .toList();
    }
}
