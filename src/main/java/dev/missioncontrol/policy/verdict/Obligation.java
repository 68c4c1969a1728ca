package dev.missioncontrol.policy.verdict;

/**
 * What has to be done beside, when the act is allowed.
 *
 * @param name what: {@code must_run_tests}, {@code require_check}, {@code require_evidence}...
 * @param value of what exactly, such as the name of a check; empty when there is nothing to add
 * @param rule the rule that asks for it
 */
public record Obligation(String name, String value, RuleRef rule) {}
