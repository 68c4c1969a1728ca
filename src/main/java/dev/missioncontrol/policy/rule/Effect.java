package dev.missioncontrol.policy.rule;

import java.util.Locale;

/** What a rule does with what it matches. */
public enum Effect {
    /** It lets it pass. */
    ALLOW,
    /** It lets it pass and wants people to look. */
    WARN,
    /** It forbids it. */
    DENY,
    /** It lets it pass when the tests have run. */
    MUST_RUN_TESTS,
    /** It lets it pass when people approve it. */
    REQUIRE_APPROVAL;

    /** Returns the effect as a pack writes it: {@code must_run_tests}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
