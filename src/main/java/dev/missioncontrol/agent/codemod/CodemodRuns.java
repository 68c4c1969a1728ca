package dev.missioncontrol.agent.codemod;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.ToolCall;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs the recipes on a pinned tree. The result is a function of tree and request, so what one role computed is kept a
 * while for the next; a server that lost it computes it again.
 */
@Component
class CodemodRuns {

    private static final long KEPT_BYTES = 128L << 20;
    private static final long MAX_BLOB_BYTES = 64L << 20;
    private static final CodemodResultFormat FORMAT = new CodemodResultFormat();

    private final CodemodWorker worker;
    private final Cache<Key, CodemodResult> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Key key, CodemodResult result) -> weight(result))
            .build();

    CodemodRuns(CodemodWorker worker) {
        this.worker = worker;
    }

    /** All that a result is a function of, the listing too: a replay may have been given another than the commit's. */
    private record Key(String sharing, RepositoryId repository, CommitId base, Digest files, Digest request) {}

    /** Returns what the recipes do to each repository of the assignment, in its order. */
    List<Surveyed> of(Assignment assignment, ToolSession session) {
        return assignment.repositories().stream()
                .map(place -> of(assignment, place, session))
                .toList();
    }

    private Surveyed of(Assignment assignment, Workplace place, ToolSession session) {
        Map<String, @Nullable Object> arguments = arguments(assignment.options(), place);
        var files = session.listFiles(place.id(), place.base());
        var key = new Key(session.sharing(), place.id(), place.base(), digest(files), CanonicalJson.digest(arguments));
        var call = ToolCall.reproducible(
                new ToolSession.Tool("run_recipes", place.name()), arguments, RunEvidence::of, FORMAT);
        CodemodResult result = session.call(call, () -> {
            CodemodResult known = kept.getIfPresent(key);
            if (known != null) {
                return known;
            }
            CodemodResult computed = run(assignment.options(), place, files, session);
            // Here, and not what the session returns: a replay may answer from the record.
            kept.put(key, computed);
            return computed;
        });
        return new Surveyed(place, files, result);
    }

    private static Digest digest(List<dev.missioncontrol.forge.TreeFile> files) {
        MessageDigest sha = Digest.sha256();
        for (var file : files) {
            sha.update((file.mode() + " " + file.blob().name() + " " + file.size() + " " + file.path() + "\0")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return new Digest(HexFormat.of().formatHex(sha.digest()));
    }

    private CodemodResult run(
            AgentOptions options, Workplace place, List<dev.missioncontrol.forge.TreeFile> files, ToolSession session)
            throws Exception {
        List<TreeFile> readable = files.stream()
                .map(file -> new TreeFile(
                        file.path(),
                        file.mode().getBits(),
                        file.size(),
                        () -> session.readBlob(place.id(), file.blob(), MAX_BLOB_BYTES)))
                .toList();
        try {
            CodemodResult result = worker.run(
                    request(options),
                    readable,
                    (phase, done, total) -> session.progress(phase + " (" + place.name() + ")", done, total));
            return MovedContents.filledIn(result, readable);
        } catch (WorkerFailure e) {
            throw failure(e);
        }
    }

    /** Returns the limits and libraries that runs are made with. */
    Map<String, @Nullable Object> configuration() {
        try {
            return worker.configuration();
        } catch (WorkerFailure e) {
            throw failure(e);
        }
    }

    static AgentFailure failure(WorkerFailure e) {
        String message = e.getMessage() + " " + e.remedy();
        return switch (e.reason()) {
            case NOT_STARTED, CRASHED -> new AgentFailure(message, true, e);
            case OUT_OF_MEMORY, TIMED_OUT, GARBLED -> AgentFailure.ofThisServer(message, e);
            case TOO_MANY_FILES, TREE_TOO_LARGE, OUTPUT_TOO_LARGE -> new AgentFailure(message, false, e);
        };
    }

    static RecipeRequest request(AgentOptions options) {
        return new RecipeRequest(
                options.recipes().stream()
                        .map(use -> new RecipeRequest.Step(use.name(), new LinkedHashMap<>(use.options())))
                        .toList(),
                options.recipeYaml());
    }

    private static Map<String, @Nullable Object> arguments(AgentOptions options, Workplace place) {
        var arguments = new LinkedHashMap<String, @Nullable Object>();
        arguments.put("base", place.base());
        arguments.put(
                "recipes",
                options.recipes().stream()
                        .map(use -> Map.of("name", use.name(), "options", use.options()))
                        .toList());
        arguments.put("recipeYaml", options.recipeYaml());
        return arguments;
    }

    private static int weight(CodemodResult result) {
        long bytes = 1_000;
        for (var step : result.steps()) {
            for (FileChange change : step.changes()) {
                bytes += 200
                        + switch (change) {
                            case FileChange.Created created -> created.content().length;
                            case FileChange.Modified modified -> modified.content().length;
                            case FileChange.Renamed renamed -> renamed.content() == null ? 0 : renamed.content().length;
                            case FileChange.Deleted deleted -> deleted.path().length();
                        };
            }
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}
