package dev.missioncontrol.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.PolicyQuestion.Point;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.PolicyViolation.Level;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.policy.verdict.Verdict;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyMetricsTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PolicyMetrics metrics = new PolicyMetrics(registry);

    @Test
    void countsDecisionsByVerdictAndFindingsByRule() {
        metrics.on(decided(Status.ALLOW));
        metrics.on(decided(Status.DENY, violation("frozen", Level.BLOCK)));
        metrics.on(decided(Status.DENY, violation("frozen", Level.OBSERVED)));
        metrics.on(decided(Status.ERROR, violation("policy.error", Level.BLOCK)));

        assertThat(decisions("allow")).isEqualTo(1);
        assertThat(decisions("deny")).isEqualTo(1);
        assertThat(decisions("would_deny")).isEqualTo(1);
        assertThat(decisions("error")).isEqualTo(1);
        assertThat(registry.get("missioncontrol.policy.denials")
                        .tag("point", "run_start")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("missioncontrol.policy.findings")
                        .tags("rule", "frozen", "level", "block")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void tellsOnlySoManyRulesByName() {
        for (int i = 0; i < 300; i++) {
            metrics.on(decided(Status.WARN, violation("rule-" + i, Level.WARN)));
        }

        assertThat(registry.get("missioncontrol.policy.findings").counters()).hasSize(201);
        assertThat(registry.get("missioncontrol.policy.findings")
                        .tag("rule", "other")
                        .counter()
                        .count())
                .isEqualTo(100);
    }

    @Test
    void measuresHowLongDecidingTakes() {
        assertThat(metrics.timed(Point.WRITE, () -> "decided")).isEqualTo("decided");

        assertThat(registry.get("missioncontrol.policy.evaluation")
                        .tag("point", "write")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private double decisions(String verdict) {
        return registry.get("missioncontrol.policy.decisions")
                .tags("verdict", verdict, "point", "run_start")
                .counter()
                .count();
    }

    private static PolicyDecided decided(Status status, PolicyViolation... violations) {
        var verdict = new Verdict(status, "", Map.of(), null, List.of(), "", List.of());
        return new PolicyDecided(
                new PolicyQuestion.RunStart(WorkflowId.next()),
                new PolicyDecision(
                        "standard",
                        Digest.of("a pack"),
                        List.of(),
                        new Evaluation(verdict, List.of(violations), List.of(), List.of())));
    }

    private static PolicyViolation violation(String rule, Level level) {
        return new PolicyViolation(
                rule,
                level,
                new RuleRef(rule, "file_globs", "standard", Digest.of("a pack"), Scope.ORG, 1, 1, List.of()),
                Place.WHOLE,
                "It is.",
                "",
                null);
    }
}
