package dev.missioncontrol.policy.rule;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which git modes a file may have after a change.
 *
 * @param head what every rule has
 * @param modes octal: {@code 100644} for a file, {@code 100755} for a program, {@code 120000} for a symbolic link,
 *     {@code 160000} for a submodule
 */
public record ModesRule(RuleHead head, Set<String> modes) implements Rule {

    /** Copies the modes. */
    public ModesRule {
        modes = Set.copyOf(modes);
    }

    @Override
    public String sentence() {
        return "The only file modes are " + String.join(", ", new TreeSet<>(modes)) + ".";
    }
}
