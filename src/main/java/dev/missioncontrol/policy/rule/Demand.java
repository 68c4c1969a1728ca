package dev.missioncontrol.policy.rule;

/**
 * What has to be done beside.
 *
 * @param head what every rule has
 * @param name {@code require_check}, {@code must_run_tests} or {@code require_evidence}
 * @param value the check or the evidence; empty for tests
 */
public record Demand(RuleHead head, String name, String value) implements Rule {

    @Override
    public String sentence() {
        return switch (name) {
            case "require_check" -> "The check '" + value + "' has to be green.";
            case "must_run_tests" -> "Tests have to run.";
            default -> "The evidence '" + value + "' has to be there.";
        };
    }
}
