package dev.missioncontrol.agent.codemod;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
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

    private final CodemodWorker worker;
    private final Cache<Key, CodemodResult> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Key key, CodemodResult result) -> weight(result))
            .build();

    CodemodRuns(CodemodWorker worker) {
        this.worker = worker;
    }

    private record Key(RepositoryId repository, CommitId base, Digest request) {}

    /** Returns what the recipes do to the repository. */
    CodemodResult of(Assignment assignment, Workplace place, ToolSession session) {
        Map<String, @Nullable Object> arguments = arguments(assignment.options(), place);
        var key = new Key(place.id(), place.base(), CanonicalJson.digest(arguments));
        CodemodResult known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        CodemodResult result = session.call(
                "run_recipes",
                place.name(),
                arguments,
                () -> run(assignment.options(), place, session),
                RunEvidence::of);
        kept.put(key, result);
        return result;
    }

    private CodemodResult run(AgentOptions options, Workplace place, ToolSession session) throws Exception {
        List<TreeFile> files = session.listFiles(place.id(), place.base()).stream()
                .map(file -> new TreeFile(
                        file.path(),
                        file.mode().getBits(),
                        file.size(),
                        () -> session.readBlob(place.id(), file.blob(), MAX_BLOB_BYTES)))
                .toList();
        try {
            return worker.run(
                    request(options),
                    files,
                    (phase, done, total) -> session.progress(phase + " (" + place.name() + ")", done, total));
        } catch (WorkerFailure e) {
            throw failure(e);
        }
    }

    static AgentFailure failure(WorkerFailure e) {
        boolean mayPass = switch (e.reason()) {
            case NOT_STARTED, CRASHED -> true;
            case OUT_OF_MEMORY, TIMED_OUT, GARBLED, TOO_MANY_FILES, TREE_TOO_LARGE, OUTPUT_TOO_LARGE -> false;
        };
        return new AgentFailure(e.getMessage() + " " + e.remedy(), mayPass, e);
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
