package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.pack.EffectiveLayer;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.RuleHead;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.policy.verdict.Mode;
import dev.missioncontrol.policy.verdict.Obligation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Status;
import java.util.List;
import java.util.Map;

/**
 * What one rule says of an act.
 *
 * @param ref the rule
 * @param mode what denials of its pack do
 * @param status the outcome
 * @param sentence for people
 * @param remedy what to do about it; may be empty
 * @param values what the rule looked at, by name
 * @param breaches where it denies, warns or fails; empty otherwise
 * @param obligations what has to be done beside
 * @param approvals what it asks of those who approve
 */
record Ruling(
        RuleRef ref,
        Mode mode,
        Status status,
        String sentence,
        String remedy,
        Map<String, String> values,
        List<Breach> breaches,
        List<Obligation> obligations,
        List<ApprovalRule> approvals) {

    /** Makes rulings of one rule. */
    record Of(EffectiveLayer layer, RuleHead head) {

        /** It does not speak of the act. */
        Ruling skipped(String why) {
            return ruling(Status.SKIPPED, why, "", Map.of(), List.of());
        }

        /** It lets the act pass. */
        Ruling allowed(String sentence, Map<String, String> values) {
            return ruling(Status.ALLOW, sentence, "", values, List.of());
        }

        /** It lets the act pass if something is done beside. */
        Ruling obliged(String sentence, Map<String, String> values, String obligation, String value) {
            return new Ruling(
                    head.ref(),
                    layer.pack().mode(),
                    Status.ALLOW,
                    sentence,
                    "",
                    values,
                    List.of(),
                    List.of(new Obligation(obligation, value, head.ref())),
                    List.of());
        }

        /** It lets the act pass if people approve. */
        Ruling approval(String sentence, Map<String, String> values, ApprovalRule approval) {
            return new Ruling(
                    head.ref(),
                    layer.pack().mode(),
                    Status.ALLOW,
                    sentence,
                    "",
                    values,
                    List.of(),
                    List.of(),
                    List.of(approval));
        }

        /** It does what its effect says with what it found. */
        Ruling found(String sentence, String remedy, Map<String, String> values, List<Breach> breaches) {
            Status status = head.effect() == Effect.WARN
                    ? Status.WARN
                    : head.effect() == Effect.ALLOW ? Status.ALLOW : Status.DENY;
            return ruling(status, sentence, remedy, values, status == Status.ALLOW ? List.of() : breaches);
        }

        /** It denies, whatever its effect. */
        Ruling denied(String sentence, String remedy, Map<String, String> values, List<Breach> breaches) {
            return ruling(Status.DENY, sentence, remedy, values, breaches);
        }

        /** It cannot be evaluated. */
        Ruling failed(String sentence) {
            return ruling(
                    Status.ERROR,
                    sentence,
                    "Correct the rule in the pack: while it fails, it denies.",
                    Map.of(),
                    List.of(Breach.whole(sentence, "error")));
        }

        /** Returns a sentence, and after it the reason that the author gave. */
        String because(String sentence) {
            return head.reason().isEmpty() ? sentence : sentence + " " + head.reason();
        }

        private Ruling ruling(
                Status status, String sentence, String remedy, Map<String, String> values, List<Breach> breaches) {
            boolean speaks = status == Status.DENY || status == Status.WARN;
            String said = speaks && !head.remedy().isEmpty() ? head.remedy() : remedy;
            return new Ruling(
                    head.ref(), layer.pack().mode(), status, sentence, said, values, breaches, List.of(), List.of());
        }
    }
}
