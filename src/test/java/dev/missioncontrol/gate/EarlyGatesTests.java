package dev.missioncontrol.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.agent.AgentDocuments.Criterion;
import dev.missioncontrol.agent.AgentDocuments.Plan;
import dev.missioncontrol.agent.AgentDocuments.Specification;
import dev.missioncontrol.agent.AgentDocuments.Task;
import dev.missioncontrol.agent.AgentDocuments.Triage;
import dev.missioncontrol.agent.AgentDocuments.Verdict;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.TestDecisions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EarlyGatesTests {

    private static final PolicyDecision ALLOW = TestDecisions.allowed();
    private static final PolicyDecision DENY = TestDecisions.denied("No runs on Fridays.");
    private static final Specification SPECIFICATION = new Specification(
            Map.of("app", Map.of("files", 3)),
            List.of("Rename it."),
            List.of("Nothing else."),
            List.of(new Criterion("AC1", "It is renamed.")),
            List.of());

    @Test
    void intakePassesWithIdeaBasesAndPolicy() {
        var verdict = EarlyGates.intake(new GateFacts.Intake("Rename", Map.of("app", "c0ffee"), List.of(), ALLOW));
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.SATISFIED);
    }

    @Test
    void intakeNamesEverythingThatIsMissing() {
        var verdict = EarlyGates.intake(new GateFacts.Intake(" ", Map.of(), List.of("app: no such branch."), DENY));
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.UNSATISFIED);
        assertThat(verdict.reasons())
                .hasSize(4)
                .contains("app: no such branch.", "No runs on Fridays. (rule test.rule of test-pack, line 3)")
                .anyMatch(reason -> reason.startsWith("The idea is empty"))
                .anyMatch(reason -> reason.startsWith("No repository"));
    }

    @Test
    void decisionFollowsTheVerdict() {
        assertThat(decide(Verdict.GO, null).outcome()).isEqualTo(GateOutcome.SATISFIED);
        assertThat(decide(Verdict.NO_GO, null).outcome()).isEqualTo(GateOutcome.UNSATISFIED);
        assertThat(decide(Verdict.DEFER, null).outcome()).isEqualTo(GateOutcome.UNSATISFIED);
    }

    @Test
    void decisionOverruledByAPersonPassesAndSaysWhy() {
        var verdict = decide(Verdict.NO_GO, "ops: we need it anyway");
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.OVERRIDDEN);
        assertThat(verdict.sentence()).contains("we need it anyway");
    }

    @Test
    void decisionWithoutAReasonIsAnErrorEvenWhenItIsGo() {
        var verdict = EarlyGates.decision(new GateFacts.Decision(new Triage(Verdict.GO, List.of(), Map.of()), null));
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.ERROR);
        assertThat(verdict.outcome().passes()).isFalse();
    }

    @Test
    void scopePassesWhenComplete() {
        assertThat(EarlyGates.scope(new GateFacts.Scope(SPECIFICATION)).outcome())
                .isEqualTo(GateOutcome.SATISFIED);
    }

    @Test
    void scopeStopsAtAnOpenQuestion() {
        var open = new Specification(
                SPECIFICATION.architecture(),
                SPECIFICATION.inScope(),
                SPECIFICATION.nonGoals(),
                SPECIFICATION.criteria(),
                List.of("Which name?"));
        var verdict = EarlyGates.scope(new GateFacts.Scope(open));
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.UNSATISFIED);
        assertThat(verdict.reasons()).containsExactly("Open question: Which name?");
    }

    @Test
    void scopeWantsEachPart() {
        var empty = new Specification(Map.of(), List.of(), List.of(), List.of(), List.of());
        assertThat(EarlyGates.scope(new GateFacts.Scope(empty)).reasons()).hasSize(4);
    }

    @Test
    void planPassesWhenEachCriterionHasATask() {
        var plan = new Plan(List.of(task("T1", "app", List.of("src/A.java"), List.of("AC1"), "CI")));
        assertThat(plan(plan).outcome()).isEqualTo(GateOutcome.SATISFIED);
    }

    @Test
    void planNamesTheCriterionWithoutATask() {
        var plan = new Plan(List.of(task("T1", "app", List.of("src/A.java"), List.of(), "CI")));
        assertThat(plan(plan).reasons()).containsExactly("No task serves AC1: It is renamed.");
    }

    @Test
    void planNamesTasksWithoutScopeTestOrRepository() {
        var plan = new Plan(List.of(
                task("T1", "app", List.of(), List.of("AC1"), " "),
                task("T1", "elsewhere", List.of("a"), List.of(), "CI")));
        assertThat(plan(plan).reasons())
                .containsExactly(
                        "Two tasks have the same key.",
                        "T1 does not say which files it may touch.",
                        "T1 does not say how it is tested.",
                        "T1 is in 'elsewhere', which takes no part.");
    }

    private static GateVerdict decide(Verdict verdict, @Nullable String overruled) {
        return EarlyGates.decision(
                new GateFacts.Decision(new Triage(verdict, List.of("Because."), Map.of()), overruled));
    }

    private static GateVerdict plan(Plan plan) {
        return EarlyGates.plan(new GateFacts.Planning(SPECIFICATION, plan, List.of("app")));
    }

    private static Task task(
            String key, String repository, List<String> mayTouch, List<String> criteria, String testedBy) {
        return new Task(key, repository, "Rename", "", mayTouch, criteria, testedBy);
    }
}
