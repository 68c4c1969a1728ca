package dev.missioncontrol.policy;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The guardrails that hold before any policy pack is written: agents may only read and run recipes, a revision may
 * neither bring symbolic links nor submodules nor touch more than the limits, only branches of our own are pushed, and
 * one person has to approve.
 */
@Component
class BuiltInPolicy implements Policy {

    static final String PACK = "built-in";
    static final int MAX_FILES = 2_000;
    static final long MAX_FILE_BYTES = 10L << 20;
    static final String BRANCH_PREFIX = "missioncontrol/";
    private static final int APPROVALS = 1;
    private static final Set<String> TOOLS = Set.of("list_files", "run_recipes");
    private static final Set<String> WRITES = Set.of("push_branch", "open_pr");
    private static final Set<String> MODES = Set.of("", "100644", "100755");

    private static final Digest HASH = CanonicalJson.digest(Map.of(
            "approvals", APPROVALS,
            "branchPrefix", BRANCH_PREFIX,
            "maxFileBytes", MAX_FILE_BYTES,
            "maxFiles", MAX_FILES,
            "modes", MODES.stream().sorted().toList(),
            "tools", TOOLS.stream().sorted().toList(),
            "writes", WRITES.stream().sorted().toList()));

    @Override
    public PolicyDecision decide(PolicyQuestion question) {
        List<String> denials = denials(question);
        List<String> reasons = denials.isEmpty() ? List.of("Allowed by the built-in guardrails.") : denials;
        return new PolicyDecision(denials.isEmpty(), PACK, HASH, reasons, APPROVALS);
    }

    private static List<String> denials(PolicyQuestion question) {
        return switch (question) {
            case PolicyQuestion.RunStart start ->
                start.repositories().isEmpty() ? List.of("A workflow needs at least one repository.") : List.of();
            case PolicyQuestion.ToolCall call ->
                TOOLS.contains(call.tool())
                        ? List.of()
                        : List.of("The tool '" + call.tool() + "' is not on the list of allowed tools.");
            case PolicyQuestion.Revision revision -> revision(revision);
            case PolicyQuestion.Write write -> write(write);
        };
    }

    private static List<String> revision(PolicyQuestion.Revision revision) {
        var denials = new ArrayList<String>();
        if (revision.files().size() > MAX_FILES) {
            denials.add("The change touches " + revision.files().size() + " files; at most " + MAX_FILES
                    + " are allowed. Split it, or narrow the recipe to fewer files.");
        }
        for (var file : revision.files()) {
            if (!MODES.contains(file.newMode())) {
                denials.add(file.path() + " becomes " + describe(file.newMode())
                        + ", which the built-in guardrails do not allow.");
            }
            if (file.size() > MAX_FILE_BYTES) {
                denials.add(file.path() + " has " + file.size() + " bytes; at most " + MAX_FILE_BYTES
                        + " are allowed in a change.");
            }
        }
        return denials;
    }

    private static String describe(String mode) {
        return switch (mode) {
            case "120000" -> "a symbolic link";
            case "160000" -> "a submodule";
            default -> "a file of mode " + mode;
        };
    }

    private static List<String> write(PolicyQuestion.Write write) {
        var denials = new ArrayList<String>();
        if (!WRITES.contains(write.action())) {
            denials.add("The action '" + write.action() + "' is not allowed.");
        }
        if (!write.branch().startsWith(BRANCH_PREFIX)) {
            denials.add("Only branches that begin with '" + BRANCH_PREFIX + "' may be written, not '" + write.branch()
                    + "'.");
        }
        return denials;
    }
}
