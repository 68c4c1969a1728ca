package dev.missioncontrol.policy;

import dev.missioncontrol.policy.PoliciesInForce.InForce;
import dev.missioncontrol.policy.RunContext.Run;
import dev.missioncontrol.policy.engine.PolicyEngine;
import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides by the packs in force. */
@Component
class PackPolicy implements Policy {

    private static final Logger LOG = LoggerFactory.getLogger(PackPolicy.class);
    private static final String NONE = "none";

    private final RunContext runs;
    private final PoliciesInForce policies;
    private final QuestionFacts facts;
    private final AppliedOverrides overrides;
    private final DecisionLog log;
    private final PolicyFiles files;
    private final PolicyMetrics metrics;

    PackPolicy(
            RunContext runs,
            PoliciesInForce policies,
            QuestionFacts facts,
            AppliedOverrides overrides,
            DecisionLog log,
            PolicyFiles files,
            PolicyMetrics metrics) {
        this.runs = runs;
        this.policies = policies;
        this.facts = facts;
        this.overrides = overrides;
        this.log = log;
        this.files = files;
        this.metrics = metrics;
    }

    /** A decision with the facts it is about, null when even those could not be told, and the files that decided. */
    private record Answer(PolicyDecision decision, @Nullable Facts facts, List<PolicyFiles.Used> files) {}

    /** A decision, and the files that had a say in it. */
    private record Decided(PolicyDecision decision, List<PolicyFiles.Used> files) {}

    /** The repositories that have the same policy. */
    private record Group(InForce inForce, List<RunContext.Repository> repositories) {}

    @Override
    public PolicyDecision decide(PolicyQuestion question) {
        return answer(question).decision();
    }

    @Override
    public PolicyDecision enforce(PolicyQuestion question) {
        Answer answer = answer(question);
        try {
            files.remember(answer.files());
            log.record(question, answer.decision(), answer.facts());
            return answer.decision();
        } catch (RuntimeException e) {
            LOG.error("a decision of policy for workflow {} could not be recorded", question.workflow(), e);
            return failed("Policy decided, but the decision could not be recorded: " + e, seeTheLog());
        }
    }

    private Answer answer(PolicyQuestion question) {
        return metrics.timed(question.point(), () -> evaluated(question));
    }

    private Answer evaluated(PolicyQuestion question) {
        Facts whole = null;
        try {
            Run run = runs.of(question.workflow()).orElse(Run.UNKNOWN);
            whole = facts.of(question, run, run.repositories());
            Decided decided = decide(question, run, whole);
            return new Answer(decided.decision(), whole, decided.files());
        } catch (RuntimeException e) {
            LOG.error("policy could not decide for workflow {}", question.workflow(), e);
            return new Answer(failed("Policy could not decide: " + e, seeTheLog()), whole, List.of());
        }
    }

    private Decided decide(PolicyQuestion question, Run run, Facts whole) {
        return switch (question) {
            case PolicyQuestion.Revision revision -> {
                InForce inForce = policies.find(revision.patchSet().repository());
                yield decision(
                        inForce, overrides.apply(revision.patchSet(), PolicyEngine.evaluate(inForce.policy(), whole)));
            }
            case PolicyQuestion.Write write -> {
                InForce inForce = policies.find(write.patchSet().repository());
                yield decision(
                        inForce, overrides.apply(write.patchSet(), PolicyEngine.evaluate(inForce.policy(), whole)));
            }
            case PolicyQuestion.RunStart _, PolicyQuestion.ToolCall _ -> together(question, run, whole);
        };
    }

    /** Asks the policy of each repository that takes part; what one denies is denied. */
    private Decided together(PolicyQuestion question, Run run, Facts whole) {
        List<Group> groups = groups(run);
        if (groups.size() == 1) {
            InForce inForce = groups.getFirst().inForce();
            return decision(
                    inForce, overrides.apply(question.workflow(), PolicyEngine.evaluate(inForce.policy(), whole)));
        }
        List<PolicyDecision> decisions = groups.stream()
                .map(group -> decision(
                        group.inForce(),
                        overrides.apply(
                                question.workflow(),
                                PolicyEngine.evaluate(
                                        group.inForce().policy(), facts.of(question, run, group.repositories())))))
                .map(Decided::decision)
                .toList();
        return new Decided(
                Combined.of(decisions),
                groups.stream()
                        .flatMap(group -> group.inForce().files().stream())
                        .toList());
    }

    private List<Group> groups(Run run) {
        Map<Digest, Group> groups = new LinkedHashMap<>();
        for (RunContext.Repository repository : run.repositories()) {
            InForce inForce = policies.find(repository.id());
            groups.computeIfAbsent(inForce.policy().hash(), _ -> new Group(inForce, new ArrayList<>()))
                    .repositories()
                    .add(repository);
        }
        RepositoryId none = null;
        return groups.isEmpty() ? List.of(new Group(policies.find(none), List.of())) : List.copyOf(groups.values());
    }

    private static Decided decision(InForce inForce, Evaluation evaluation) {
        return new Decided(
                new PolicyDecision(inForce.policy().name(), inForce.policy().hash(), inForce.sources(), evaluation),
                inForce.files());
    }

    private static PolicyDecision failed(String why, String remedy) {
        Digest hash = Digest.of("");
        RuleRef rule = new RuleRef("policy.error", "pack", NONE, hash, Scope.ORG, 0, 0, List.of());
        return new PolicyDecision(NONE, hash, List.of(), Failure.of(rule, why, remedy));
    }

    private static String seeTheLog() {
        return "Look into the server's log, then retry.";
    }
}
