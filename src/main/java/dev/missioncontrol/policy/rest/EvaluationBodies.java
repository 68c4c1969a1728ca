package dev.missioncontrol.policy.rest;

import static dev.missioncontrol.policy.rest.PackBodies.word;

import dev.missioncontrol.policy.draft.DraftTrials.Trial;
import dev.missioncontrol.policy.draft.SimulationResult;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Obligation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluations and simulations as the API shows them. */
final class EvaluationBodies {

    private EvaluationBodies() {}

    /**
     * What the packs say of an act.
     *
     * @param unknown sentences for people: what the act does not tell, so that no rule could look at it
     */
    record Result(
            boolean allowed,
            String status,
            String policy,
            String policyHash,
            List<Violation> violations,
            List<Duty> obligations,
            List<Approval> approvals,
            List<String> unknown,
            Tree verdict) {

        static Result of(Trial trial) {
            EffectivePolicy policy = trial.policy();
            Evaluation evaluation = trial.evaluation();
            return new Result(
                    evaluation.allowed(),
                    word(evaluation.verdict().status()),
                    policy.name(),
                    policy.hash().hex(),
                    evaluation.violations().stream().map(Violation::of).toList(),
                    evaluation.obligations().stream().map(Duty::of).toList(),
                    evaluation.approvals().stream().map(Approval::of).toList(),
                    trial.unknown(),
                    Tree.of(evaluation.verdict()));
        }
    }

    /** Names a rule and where it stands. */
    record Rule(
            String id,
            String section,
            String pack,
            String packHash,
            String scope,
            int line,
            int column,
            List<String> mayOverride) {

        static Rule of(RuleRef rule) {
            return new Rule(
                    rule.id(),
                    rule.section(),
                    rule.pack(),
                    rule.packHash().hex(),
                    word(rule.scope()),
                    rule.line(),
                    rule.column(),
                    rule.mayOverride());
        }
    }

    /** Where in a change something is. */
    record Place(String path, int line, String side) {

        static Place of(dev.missioncontrol.policy.verdict.Place place) {
            return new Place(place.path(), place.line(), word(place.side()));
        }
    }

    /** A breach. */
    record Violation(
            String fingerprint,
            String level,
            Rule rule,
            Place place,
            String reason,
            String remedy,
            @Nullable String overriddenBy) {

        static Violation of(PolicyViolation violation) {
            return new Violation(
                    violation.fingerprint(),
                    word(violation.level()),
                    Rule.of(violation.rule()),
                    Place.of(violation.place()),
                    violation.reason(),
                    violation.remedy(),
                    violation.overriddenBy());
        }
    }

    /** What has to be done beside. */
    record Duty(String name, String value, Rule rule) {

        static Duty of(Obligation obligation) {
            return new Duty(obligation.name(), obligation.value(), Rule.of(obligation.rule()));
        }
    }

    /** Who has to approve. */
    record Approval(
            Rule rule,
            String because,
            int count,
            List<String> roles,
            boolean notRequester,
            @Nullable String expiresAfter) {

        static Approval of(ApprovalRule approval) {
            Duration expiresAfter = approval.expiresAfter();
            return new Approval(
                    Rule.of(approval.rule()),
                    approval.because(),
                    approval.count(),
                    approval.roles(),
                    approval.notRequester(),
                    expiresAfter == null ? null : expiresAfter.toString());
        }
    }

    /** A verdict with those it is made of. */
    record Tree(
            String status,
            String sentence,
            Map<String, String> values,
            @Nullable Rule rule,
            List<Place> places,
            String remedy,
            List<Tree> children) {

        static Tree of(Verdict verdict) {
            RuleRef rule = verdict.rule();
            return new Tree(
                    word(verdict.status()),
                    verdict.sentence(),
                    verdict.values(),
                    rule == null ? null : Rule.of(rule),
                    verdict.places().stream().map(Place::of).toList(),
                    verdict.remedy(),
                    verdict.children().stream().map(Tree::of).toList());
        }
    }

    /**
     * What a simulation found.
     *
     * @param decisions how many recorded decisions were decided again
     * @param skipped how many were passed over: their facts are gone, or the pack would not bind them
     * @param flipped how many would come out otherwise
     * @param flips the newest of those
     */
    record Simulated(int decisions, int skipped, int flipped, List<Turned> byRule, List<Flip> flips) {

        private static final int MOST_FLIPS = 1_000;

        static Simulated of(SimulationResult result) {
            return new Simulated(
                    result.decisions(),
                    result.skipped(),
                    result.flips().size(),
                    result.byRule().entrySet().stream()
                            .map(rule -> new Turned(
                                    rule.getKey(),
                                    rule.getValue().denied(),
                                    rule.getValue().allowed()))
                            .toList(),
                    result.flips().stream()
                            .limit(MOST_FLIPS)
                            .map(flip -> new Flip(
                                    flip.decision().workflow().toString(),
                                    flip.decision().chainIndex(),
                                    flip.decision().at(),
                                    word(flip.decision().point()),
                                    flip.decision().repository(),
                                    flip.decision().subject(),
                                    flip.nowAllowed() ? "blocked" : "allowed",
                                    flip.nowAllowed() ? "allowed" : "blocked",
                                    flip.rules(),
                                    flip.sentence()))
                            .toList());
        }
    }

    /** How many decisions a rule turns. */
    record Turned(String rule, int denied, int allowed) {}

    /** A decision that would come out otherwise; {@code entry} is the index of its ledger entry in the run's chain. */
    record Flip(
            String run,
            long entry,
            Instant at,
            String point,
            String repo,
            String subject,
            String before,
            String after,
            List<String> rules,
            String sentence) {}
}
