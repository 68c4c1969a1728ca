package dev.missioncontrol.policy.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts as JSON: in ledger entries, in the tests of a pack and in requests. The key {@code point} says which kind they
 * are: {@code run_start}, {@code tool_call}, {@code patch_set} or {@code write}; other keys are named like the methods
 * of the facts, and values of enums are in lower case.
 */
public final class FactsJson {

    static final String RUN_START = "run_start";
    static final String TOOL_CALL = "tool_call";
    static final String PATCH_SET = "patch_set";
    static final String WRITE = "write";

    private FactsJson() {}

    /** Returns the name of the point where facts of this kind are judged. */
    public static String point(Facts facts) {
        return switch (facts) {
            case RunFacts run -> RUN_START;
            case ToolCallFacts call -> TOOL_CALL;
            case PatchSetFacts patchSet -> PATCH_SET;
            case WriteFacts write -> WRITE;
        };
    }

    /** Returns the facts as nested maps, lists, strings, integers, booleans and nulls. */
    public static Map<String, @Nullable Object> canonical(Facts facts) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("point", point(facts));
        json.put("at", facts.at().toString());
        json.put("requestedBy", facts.requestedBy());
        json.put("agent", facts.agent());
        switch (facts) {
            case RunFacts run -> {
                var repositories = new ArrayList<Map<String, Object>>();
                run.baseBranches()
                        .forEach((name, branch) -> repositories.add(Map.of("name", name, "baseBranch", branch)));
                json.put("repositories", repositories);
                json.put("dryRun", run.dryRun());
            }
            case ToolCallFacts call -> {
                json.put("repositories", call.repositories());
                json.put("tool", call.tool());
                json.put("server", call.server());
                json.put("endpoint", call.endpoint());
                json.put("arguments", argument(call.arguments()));
            }
            case PatchSetFacts patchSet -> {
                target(json, patchSet.repository(), patchSet.baseBranch(), patchSet.branch(), patchSet.digest());
                json.put("files", patchSet.files().stream().map(FactsJson::file).toList());
                json.put(
                        "dependencies",
                        patchSet.dependencies().stream()
                                .map(FactsJson::dependency)
                                .toList());
                json.put(
                        "findings",
                        patchSet.findings().stream().map(FactsJson::finding).toList());
            }
            case WriteFacts write -> {
                target(json, write.repository(), write.baseBranch(), write.branch(), write.digest());
                json.put("action", write.action());
            }
        }
        return json;
    }

    /**
     * Reads facts; what is left out is empty, but for {@code point} and {@code at}.
     *
     * @throws dev.missioncontrol.shared.Refusal when a field is unknown, missing or of the wrong kind: names the field
     */
    public static Facts read(Map<String, ? extends @Nullable Object> json) {
        return GivenFacts.read(json);
    }

    /** Returns a constant as JSON writes it. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void target(
            Map<String, @Nullable Object> json, String repository, String baseBranch, String branch, String digest) {
        json.put("repository", repository);
        json.put("baseBranch", baseBranch);
        json.put("branch", branch);
        json.put("digest", digest);
    }

    private static Map<String, @Nullable Object> file(FileFacts file) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("path", file.path());
        json.put("operation", key(file.operation()));
        json.put("oldMode", file.oldMode());
        json.put("newMode", file.newMode());
        json.put("oldSize", file.oldSize());
        json.put("newSize", file.newSize());
        json.put("binary", file.binary());
        json.put("additions", file.additions());
        json.put("deletions", file.deletions());
        json.put("kinds", file.kinds().stream().map(FactsJson::key).toList());
        return json;
    }

    private static Map<String, @Nullable Object> dependency(DependencyChange dependency) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("path", dependency.path());
        json.put("line", dependency.line());
        json.put("ecosystem", dependency.ecosystem());
        json.put("name", dependency.name());
        json.put("change", key(dependency.change()));
        json.put("oldVersion", dependency.oldVersion());
        json.put("newVersion", dependency.newVersion());
        return json;
    }

    private static Map<String, @Nullable Object> finding(ContentFinding finding) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("kind", key(finding.kind()));
        json.put("path", finding.path());
        json.put("line", finding.line());
        json.put("rule", finding.rule());
        json.put("description", finding.description());
        return json;
    }

    /** Numbers that canonical JSON has no form for become text. */
    private static @Nullable Object argument(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, each) -> copy.put(String.valueOf(key), argument(each)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(each -> copy.add(argument(each)));
                yield copy;
            }
            case Integer number -> number;
            case Long number when Math.abs(number) <= 1L << 53 -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }
}
