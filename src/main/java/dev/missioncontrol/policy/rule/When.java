package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.condition.Condition;

/**
 * The condition of a rule.
 *
 * @param condition the condition
 * @param place where it stands in the pack
 */
public record When(Condition condition, TextPlace place) {}
