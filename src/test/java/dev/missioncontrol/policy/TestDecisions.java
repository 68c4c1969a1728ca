package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.policy.verdict.Verdict;
import dev.missioncontrol.shared.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Decisions for tests of what follows from them. */
public final class TestDecisions {

    private static final String PACK = "test-pack";
    private static final Digest HASH = Digest.of(PACK);

    private TestDecisions() {}

    /** Returns the reference of a rule of the pack all of these decisions come from. */
    public static RuleRef rule(String id, String... mayOverride) {
        return new RuleRef(id, "test", PACK, HASH, Scope.ORG, 3, 1, List.of(mayOverride));
    }

    /** Returns a decision that allows and asks for these approvals. */
    public static PolicyDecision allowed(ApprovalRule... approvals) {
        return decision(Status.ALLOW, "Nothing forbids it.", List.of(), List.of(approvals));
    }

    /** Returns a decision that denies, with a finding for each reason. */
    public static PolicyDecision denied(String... reasons) {
        return decision(
                Status.DENY,
                String.join(" ", reasons),
                Arrays.stream(reasons)
                        .map(reason -> finding(PolicyViolation.Level.BLOCK, reason))
                        .toList(),
                List.of());
    }

    /** Returns a decision that allows with warnings. */
    public static PolicyDecision warned(List<String> reasons, ApprovalRule... approvals) {
        return decision(
                Status.WARN,
                String.join(" ", reasons),
                reasons.stream()
                        .map(reason -> finding(PolicyViolation.Level.WARN, reason))
                        .toList(),
                List.of(approvals));
    }

    /** Returns a finding; its fingerprint is its reason. */
    public static PolicyViolation finding(PolicyViolation.Level level, String reason) {
        return new PolicyViolation(reason, level, rule("test.rule", "admin"), Place.WHOLE, reason, "", null);
    }

    /** Returns a decision of the test pack. */
    public static PolicyDecision decision(
            Status status, String sentence, List<PolicyViolation> violations, List<ApprovalRule> approvals) {
        return new PolicyDecision(
                PACK,
                HASH,
                List.of("test"),
                new Evaluation(
                        new Verdict(status, sentence, Map.of(), null, List.of(), "", List.of()),
                        violations,
                        List.of(),
                        approvals));
    }
}
