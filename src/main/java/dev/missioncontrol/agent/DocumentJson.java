package dev.missioncontrol.agent;

import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentDocuments.RepositoryChange;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.shared.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The documents of agents in canonical JSON's types. */
final class DocumentJson {

    private static final TypeReference<Map<String, Object>> JSON_OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DocumentJson() {}

    /** Returns a document as it is. */
    static Map<String, @Nullable Object> canonical(Object document) {
        var canonical = new LinkedHashMap<String, @Nullable Object>();
        JSON.convertValue(document, JSON_OBJECT).forEach(canonical::put);
        return canonical;
    }

    /** Returns the whole document of a run that made patches: the patches, the evidence and the warnings. */
    static Map<String, @Nullable Object> ofCode(Code code) {
        var canonical = new LinkedHashMap<String, @Nullable Object>();
        canonical.put("changes", patches(code, true));
        canonical.put("evidence", code.evidence());
        canonical.put("warnings", code.warnings());
        return canonical;
    }

    /** Returns the patches as recordings of the first form have them: with neither bodies, evidence nor warnings. */
    static Map<String, @Nullable Object> ofCodeInFirstForm(Code code) {
        return patches(code, false);
    }

    /** Each path with the digest and mode of what it shall hold. */
    private static Map<String, @Nullable Object> patches(Code code, boolean withBody) {
        var repositories = new LinkedHashMap<String, @Nullable Object>();
        for (RepositoryChange change : code.changes()) {
            List<Map<String, @Nullable Object>> tasks = change.tasks().stream()
                    .map(task -> {
                        var files = new LinkedHashMap<String, @Nullable Object>();
                        task.files().forEach((path, content) -> files.put(path, described(content)));
                        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
                        facts.put("task", task.taskKey());
                        facts.put("title", task.title());
                        if (withBody) {
                            facts.put("body", task.body());
                        }
                        facts.put("files", files);
                        return facts;
                    })
                    .toList();
            repositories.put(change.repository().toString(), tasks);
        }
        return repositories;
    }

    private static @Nullable Object described(FileContent content) {
        byte[] bytes = content.bytes();
        if (bytes == null) {
            return null;
        }
        String mode = content.mode();
        return mode == null
                ? Digest.of(bytes).hex()
                : mode + " " + Digest.of(bytes).hex();
    }
}
