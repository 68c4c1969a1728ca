package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.policy.verdict.Verdict;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import java.util.Map;

/** What is said when no pack could be asked: an error, which blocks and which nobody may override. */
final class Failure {

    private static final int FINGERPRINT = 32;

    private Failure() {}

    static Evaluation of(RuleRef rule, String reason, String remedy) {
        String fingerprint =
                Digest.of(rule.id() + "\n" + rule.pack() + "\n" + reason).hex().substring(0, FINGERPRINT);
        return new Evaluation(
                new Verdict(Status.ERROR, reason, Map.of(), rule, List.of(), remedy, List.of()),
                List.of(new PolicyViolation(
                        fingerprint, PolicyViolation.Level.BLOCK, rule, Place.WHOLE, reason, remedy, null)),
                List.of(),
                List.of());
    }
}
