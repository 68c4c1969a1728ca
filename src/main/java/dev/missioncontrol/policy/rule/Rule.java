package dev.missioncontrol.policy.rule;

/** A rule of a pack. */
public sealed interface Rule
        permits NameRule,
                FileRule,
                ToolRule,
                ActionRule,
                DefaultDeny,
                LimitRule,
                ContentRule,
                ModesRule,
                DependencyRule,
                ApprovalRequirement,
                BudgetRule,
                Demand {

    /** Returns what every rule has. */
    RuleHead head();

    /** Returns the rule as one sentence for people. */
    String sentence();

    /** Returns the rule's id. */
    default String id() {
        return head().id();
    }
}
