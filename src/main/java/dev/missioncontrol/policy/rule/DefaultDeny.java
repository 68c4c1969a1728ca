package dev.missioncontrol.policy.rule;

/**
 * The denial of what no rule of a list allows.
 *
 * @param head what every rule has
 * @param subject of what
 */
public record DefaultDeny(RuleHead head, Subject subject) implements Rule {

    /** What is denied unless it is listed. */
    public enum Subject {
        /** Tool calls. */
        TOOLS,
        /** Writes to the forge and reading secrets. */
        ACTIONS,
        /** Changed files, once there is a rule that allows some. */
        FILES
    }

    @Override
    public String sentence() {
        return switch (subject) {
            case TOOLS -> "A tool that is not listed may not be called.";
            case ACTIONS -> "An action that is not listed is denied.";
            case FILES -> "A file that no rule allows may not change.";
        };
    }
}
