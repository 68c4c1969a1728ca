package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.fact.DependencyChange.Change;
import dev.missioncontrol.policy.glob.GlobSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may happen to dependencies.
 *
 * @param head what every rule has
 * @param changes what happens to them
 * @param names the dependencies; empty for all
 * @param except dependencies that the rule leaves alone
 */
public record DependencyRule(RuleHead head, Set<Change> changes, GlobSet names, GlobSet except) implements Rule {

    /** Copies the changes. */
    public DependencyRule {
        changes = Set.copyOf(changes);
    }

    @Override
    public String sentence() {
        String verb = switch (head.effect()) {
            case DENY -> " may not be ";
            case WARN -> " give a warning when ";
            default -> " may be ";
        };
        return "Dependencies" + (names.isEmpty() ? "" : " like " + names) + verb
                + changes.stream()
                        .sorted()
                        .map(change -> change.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or "))
                + (except.isEmpty() ? "" : ", except " + except) + ".";
    }
}
