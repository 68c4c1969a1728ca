package dev.missioncontrol.policy.engine;

import com.google.protobuf.NullValue;
import dev.missioncontrol.policy.fact.DependencyChange;
import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.fact.RunFacts;
import dev.missioncontrol.policy.fact.ToolCallFacts;
import dev.missioncontrol.policy.fact.WriteFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The variables of conditions, taken from the facts. */
final class Variables {

    private final Facts facts;
    private @Nullable Map<String, Object> act;

    Variables(Facts facts) {
        this.facts = facts;
    }

    /** Returns the variables of the act as a whole. */
    Function<String, @Nullable Object> ofAct() {
        return act()::get;
    }

    /** Returns those and the variables of a file. */
    Function<String, @Nullable Object> of(FileFacts file) {
        var values = act();
        return name -> switch (name) {
            case "file.path" -> file.path();
            case "file.operation" -> file.operation().name().toLowerCase(Locale.ROOT);
            case "file.old_mode" -> orEmpty(file.oldMode());
            case "file.new_mode" -> orEmpty(file.newMode());
            case "file.old_size" -> file.oldSize();
            case "file.new_size" -> file.newSize();
            case "file.additions" -> (long) file.additions();
            case "file.deletions" -> (long) file.deletions();
            case "file.binary" -> file.binary();
            case "file.kinds" ->
                file.kinds().stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList();
            default -> values.get(name);
        };
    }

    /** Returns those of the act and the variables of a dependency. */
    Function<String, @Nullable Object> of(DependencyChange dependency) {
        var values = act();
        return name -> switch (name) {
            case "dependency.name" -> dependency.name();
            case "dependency.ecosystem" -> dependency.ecosystem();
            case "dependency.change" -> dependency.change().name().toLowerCase(Locale.ROOT);
            case "dependency.old_version" -> orEmpty(dependency.oldVersion());
            case "dependency.new_version" -> orEmpty(dependency.newVersion());
            case "dependency.path" -> dependency.path();
            default -> values.get(name);
        };
    }

    private Map<String, Object> act() {
        Map<String, Object> values = act;
        if (values == null) {
            values = new HashMap<>();
            values.put("now", facts.at());
            values.put("run.agent", facts.agent());
            values.put("run.requested_by", facts.requestedBy());
            switch (facts) {
                case RunFacts run -> {}
                case ToolCallFacts call -> call(values, call);
                case PatchSetFacts patchSet -> patchSet(values, patchSet);
                case WriteFacts write -> write(values, write);
            }
            act = values;
        }
        return values;
    }

    private static void call(Map<String, Object> values, ToolCallFacts call) {
        values.put("tool.name", call.tool());
        values.put("tool.server", orEmpty(call.server()));
        values.put("tool.endpoint", orEmpty(call.endpoint()));
        values.put("tool.arguments", argument(call.arguments()));
    }

    private static void patchSet(Map<String, Object> values, PatchSetFacts patchSet) {
        long additions = 0;
        long deletions = 0;
        long bytes = 0;
        List<String> paths = new ArrayList<>();
        for (FileFacts file : patchSet.files()) {
            additions += file.additions();
            deletions += file.deletions();
            bytes += file.newSize();
            paths.add(file.path());
        }
        values.put("patch.repository", patchSet.repository());
        values.put("patch.base_branch", patchSet.baseBranch());
        values.put("patch.branch", patchSet.branch());
        values.put("patch.paths", paths);
        values.put("patch.files", (long) paths.size());
        values.put("patch.additions", additions);
        values.put("patch.deletions", deletions);
        values.put("patch.lines", additions + deletions);
        values.put("patch.bytes", bytes);
    }

    private static void write(Map<String, Object> values, WriteFacts write) {
        values.put("write.action", write.action());
        values.put("write.repository", write.repository());
        values.put("write.branch", write.branch());
        values.put("write.base_branch", write.baseBranch());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** CEL knows 64-bit integers only, and has a value of its own for nothing. */
    private static Object argument(@Nullable Object value) {
        return switch (value) {
            case null -> NullValue.NULL_VALUE;
            case Integer number -> number.longValue();
            case Map<?, ?> map -> {
                var copy = new HashMap<String, Object>();
                map.forEach((key, each) -> copy.put(String.valueOf(key), argument(each)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Variables::argument).toList();
            default -> value;
        };
    }
}
