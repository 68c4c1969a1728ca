package dev.missioncontrol.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.FactsJson;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackLayer;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Packs and facts for tests, in few words. */
public final class Packs {

    private Packs() {}

    /** An organisation's pack of some sections; name and version are put in front. */
    public static PolicyPack org(String sections) {
        return pack("org", sections, Scope.ORG);
    }

    /** A repository's pack of some sections. */
    public static PolicyPack repo(String sections) {
        return pack("repo", sections, Scope.REPO);
    }

    private static PolicyPack pack(String name, String sections, Scope scope) {
        PackDocument document = PackParser.parse("version: 1\nname: " + name + "\n" + sections, scope);
        assertThat(document.problems()).isEmpty();
        return Objects.requireNonNull(document.pack());
    }

    /** The policy that the packs make. */
    public static EffectivePolicy policy(PolicyPack... packs) {
        var layers = new ArrayList<PackLayer>();
        for (PolicyPack pack : packs) {
            layers.add(new PackLayer(pack, pack.scope(), "database"));
        }
        return EffectivePolicy.of(layers);
    }

    /** A revision that modifies some paths, with more facts besides. */
    public static Facts change(List<String> paths, Map<String, @Nullable Object> more) {
        var facts = new HashMap<String, @Nullable Object>(Map.of(
                "point", "patch_set",
                "at", "2026-06-01T00:00:00Z",
                "agent", "codemod",
                "requestedBy", "someone",
                "repository", "shop",
                "baseBranch", "main",
                "files", paths.stream().map(path -> Map.of("path", path)).toList()));
        facts.putAll(more);
        return FactsJson.read(facts);
    }

    /** A revision that modifies some paths. */
    public static Facts change(String... paths) {
        return change(List.of(paths), Map.of());
    }

    /** A call of a tool. */
    public static Facts call(String tool, Map<String, @Nullable Object> more) {
        var facts = new HashMap<String, @Nullable Object>(Map.of(
                "point", "tool_call",
                "at", "2026-06-01T00:00:00Z",
                "agent", "codemod",
                "repositories", List.of("shop"),
                "tool", tool));
        facts.putAll(more);
        return FactsJson.read(facts);
    }

    /** A write to the forge. */
    public static Facts write(String action, String branch) {
        return write(action, branch, "main");
    }

    /** A write to the forge, of a change for that branch. */
    public static Facts write(String action, String branch, String baseBranch) {
        return FactsJson.read(Map.of(
                "point", "write",
                "at", "2026-06-01T00:00:00Z",
                "agent", "codemod",
                "repository", "shop",
                "baseBranch", baseBranch,
                "branch", branch,
                "action", action));
    }

    /** The ids of the rules whose findings block. */
    public static List<String> blocking(Evaluation evaluation) {
        return evaluation.violations().stream()
                .filter(violation -> violation.blocks())
                .map(violation -> violation.rule().id())
                .distinct()
                .sorted()
                .toList();
    }
}
