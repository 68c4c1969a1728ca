package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.fact.FileFacts.Operation;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.glob.Segments;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may happen to files with certain paths; also what is frozen.
 *
 * @param head what every rule has
 * @param paths the paths
 * @param except paths that the rule leaves alone
 * @param operations what happens to them
 * @param count how many approvals it requires, for {@link Effect#REQUIRE_APPROVAL}
 * @param roles whose approvals count then; empty for anyone's
 */
public record FileRule(
        RuleHead head, GlobSet paths, GlobSet except, Set<Operation> operations, int count, List<String> roles)
        implements Rule {

    /** Copies the collections. */
    public FileRule {
        operations = Set.copyOf(operations);
        roles = List.copyOf(roles);
    }

    /** Returns whether the rule speaks of a file whose path is known to match {@link #paths}. */
    public boolean covers(Segments path, Operation operation) {
        return operations.contains(operation) && (except.isEmpty() || !except.matches(path));
    }

    /** Returns whether it is a freeze. */
    public boolean frozen() {
        return head.ref().section().equals("frozen");
    }

    @Override
    public String sentence() {
        String files = "files like " + paths + (except.isEmpty() ? "" : " except " + except);
        if (frozen()) {
            return "Frozen are " + files + ".";
        }
        return switch (head.effect()) {
            case ALLOW -> "The files that may " + verbs() + " are " + files + ".";
            case WARN -> "A warning when " + files + " " + verbs() + ".";
            case DENY -> "No " + files + " may " + verbs() + ".";
            case MUST_RUN_TESTS -> "Tests must run when " + files + " " + verbs() + ".";
            case REQUIRE_APPROVAL -> "People must approve when " + files + " " + verbs() + ".";
        };
    }

    private String verbs() {
        return operations.size() == Operation.values().length
                ? "change"
                : operations.stream()
                        .sorted()
                        .map(operation -> switch (operation) {
                            case ADD -> "be added";
                            case MODIFY -> "be modified";
                            case DELETE -> "be deleted";
                        })
                        .collect(Collectors.joining(" or "))
                        .toLowerCase(Locale.ROOT);
    }
}
