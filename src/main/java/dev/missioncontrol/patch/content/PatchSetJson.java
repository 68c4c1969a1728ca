package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The canonical form as text: writing it, and reading it back strictly. */
final class PatchSetJson {

    /** Keeps this digest apart from that of any other kind of document, and of a later form of this one. */
    private static final String FORMAT = "mission-control/patch-set/v1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PatchSetJson() {}

    static String write(PatchSetContent content) {
        return CanonicalJson.write(Map.of(
                "format", FORMAT,
                "base", content.base(),
                "patches", content.patches().stream().map(PatchSetJson::patch).toList()));
    }

    static PatchSetContent read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw malformed("$", e.getOriginalMessage());
        }
        requireProperties(root, "$", Set.of("format", "base", "patches"));
        if (!FORMAT.equals(text(root, "$", "format"))) {
            throw malformed("$.format", "expected '" + FORMAT + "'");
        }
        List<PatchContent> patches = new ArrayList<>();
        for (JsonNode patch : array(root, "$", "patches")) {
            patches.add(readPatch(patch, "$.patches[" + patches.size() + "]"));
        }
        return new PatchSetContent(new CommitId(text(root, "$", "base")), patches);
    }

    private static Map<String, Object> patch(PatchContent patch) {
        return Map.of(
                "task", patch.taskKey(),
                "title", patch.title(),
                "body", patch.body(),
                "changes", patch.changes().stream().map(PatchSetJson::change).toList());
    }

    private static Map<String, @Nullable Object> change(FileChange change) {
        Map<String, @Nullable Object> json = new HashMap<>();
        json.put("path", change.path());
        json.put("oldMode", text(change.oldMode()));
        json.put("oldBlob", text(change.oldBlob()));
        json.put("newMode", text(change.newMode()));
        json.put("newBlob", text(change.newBlob()));
        json.put("newDigest", change.newDigest());
        return json;
    }

    private static PatchContent readPatch(JsonNode node, String at) {
        requireProperties(node, at, Set.of("task", "title", "body", "changes"));
        List<FileChange> changes = new ArrayList<>();
        for (JsonNode change : array(node, at, "changes")) {
            changes.add(readChange(change, at + ".changes[" + changes.size() + "]"));
        }
        return new PatchContent(text(node, at, "task"), text(node, at, "title"), text(node, at, "body"), changes);
    }

    private static FileChange readChange(JsonNode node, String at) {
        requireProperties(node, at, Set.of("path", "oldMode", "oldBlob", "newMode", "newBlob", "newDigest"));
        String oldMode = optionalText(node, at, "oldMode");
        String oldBlob = optionalText(node, at, "oldBlob");
        String newMode = optionalText(node, at, "newMode");
        String newBlob = optionalText(node, at, "newBlob");
        String newDigest = optionalText(node, at, "newDigest");
        return new FileChange(
                text(node, at, "path"),
                oldMode == null ? null : GitMode.parse(oldMode),
                oldBlob == null ? null : new BlobId(oldBlob),
                newMode == null ? null : GitMode.parse(newMode),
                newBlob == null ? null : new BlobId(newBlob),
                newDigest == null ? null : new Digest(newDigest));
    }

    private static @Nullable String text(@Nullable GitMode mode) {
        return mode == null ? null : mode.text();
    }

    private static @Nullable String text(@Nullable BlobId blob) {
        return blob == null ? null : blob.hex();
    }

    private static void requireProperties(JsonNode node, String at, Set<String> names) {
        if (!node.isObject() || !Set.copyOf(node.propertyNames()).equals(names)) {
            throw malformed(at, "expected an object with exactly the properties " + new TreeSet<>(names));
        }
    }

    private static JsonNode array(JsonNode node, String at, String name) {
        JsonNode value = node.get(name);
        if (!value.isArray()) {
            throw malformed(at + "." + name, "expected an array");
        }
        return value;
    }

    private static String text(JsonNode node, String at, String name) {
        String value = optionalText(node, at, name);
        if (value == null) {
            throw malformed(at + "." + name, "expected a string");
        }
        return value;
    }

    private static @Nullable String optionalText(JsonNode node, String at, String name) {
        JsonNode value = node.get(name);
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw malformed(at + "." + name, "expected a string or null");
        }
        return value.stringValue();
    }

    private static Refusal malformed(String at, String reason) {
        return Refusal.invalid(
                at,
                "This is not the canonical form of a PatchSet: " + reason + ".",
                "See docs/patches.md for the form.");
    }
}
