package dev.missioncontrol.policy;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.policy.PolicyQuestion.Point;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people whom a rule names let a run start, or call a tool, in spite of what policy found. An override holds for
 * those findings in that run, wherever in it they are found again.
 */
@Service
@Transactional
public class RunOverrides {

    private final RunOverrideRows rows;
    private final AppliedOverrides applied;
    private final OverrideRight right;
    private final RunContext runs;
    private final PolicyDecisions decisions;
    private final PolicyViolations violations;
    private final Ledger ledger;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RunOverrides(
            RunOverrideRows rows,
            AppliedOverrides applied,
            OverrideRight right,
            RunContext runs,
            PolicyDecisions decisions,
            PolicyViolations violations,
            Ledger ledger,
            LiveUpdates live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.applied = applied;
        this.right = right;
        this.runs = runs;
        this.decisions = decisions;
        this.violations = violations;
        this.ledger = ledger;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lets findings that stopped the run at its start or in a tool call pass: all that are named, or none.
     *
     * @param fingerprints the findings
     * @param reason why; required
     * @throws Refusal NOT_FOUND; INVALID when the reason or the findings are missing; CONFLICT when a finding does not
     *     hold the run up, or policy could not be evaluated; FORBIDDEN when a rule does not let the account override it,
     *     the account published the pack it stands in, or asked for the run where that does not count
     */
    public RunOverride override(WorkflowId run, Collection<String> fingerprints, String reason, Account by) {
        by.require(Role.MEMBER, "override findings of policy");
        String why = right.reason(reason);
        requireRun(run);
        ledger.hold(run);
        RecordedDecision stopped = decisions
                .newestOfRun(run)
                .filter(decision -> !decision.allowed())
                .orElseThrow(() -> Refusal.conflict(
                        "Policy holds up neither the start of this run nor a tool call of it. Nothing was recorded.",
                        "What it finds in a revision is overridden there."));
        requireEvaluated(stopped);
        Map<String, PolicyViolation> known = blocking(stopped);
        Set<String> wanted = new LinkedHashSet<>(fingerprints);
        OverrideRight.requireKnown(wanted, known.keySet(), "run");
        List<PolicyViolation> passing = wanted.stream().map(known::get).toList();
        right.require(run, passing, by);
        var override = new RunOverride(
                UUID.randomUUID(),
                run,
                stopped.point(),
                stopped.subject(),
                List.copyOf(wanted),
                passing.stream().map(each -> each.rule().id()).distinct().toList(),
                OverrideRight.roles(by),
                why,
                by.name(),
                clock.instant());
        rows.add(override);
        record(override, passing, by);
        return override;
    }

    /**
     * Returns the findings that hold a run up at its start or in a tool call, by fingerprint; empty when none does, and
     * when policy could not be evaluated, which nobody can override.
     */
    @Transactional(readOnly = true)
    public Map<String, PolicyViolation> blocking(WorkflowId run) {
        return decisions
                .newestOfRun(run)
                .filter(decision -> !decision.allowed() && decision.status() != Status.ERROR)
                .map(this::blocking)
                .orElse(Map.of());
    }

    /** Returns why the account may not override the finding, in a sentence for people; null when it may. */
    @Transactional(readOnly = true)
    public @Nullable String whyNot(WorkflowId run, PolicyViolation violation, Account account) {
        return right.whyNot(run, violation, account);
    }

    /** Returns the overrides for a run, oldest first. */
    @Transactional(readOnly = true)
    public List<RunOverride> of(WorkflowId run) {
        return rows.of(run);
    }

    /** What a decision found that nobody has let pass since. */
    private Map<String, PolicyViolation> blocking(RecordedDecision decision) {
        var found = new LinkedHashMap<String, PolicyViolation>();
        applied
                .apply(
                        decision.workflow(),
                        violations.ofDecision(decision.id()).stream()
                                .map(RecordedViolation::violation)
                                .toList())
                .stream()
                .filter(PolicyViolation::blocks)
                .forEach(violation -> found.put(violation.fingerprint(), violation));
        return found;
    }

    private void requireRun(WorkflowId run) {
        Optional<RunContext.Run> known = runs.of(run);
        if (known.isEmpty()) {
            throw Refusal.notFound("There is no run with the id '" + run + "'.");
        }
    }

    private static void requireEvaluated(RecordedDecision decision) {
        if (decision.status() == Status.ERROR) {
            throw Refusal.conflict(
                    "Policy could not be evaluated, and an error cannot be overridden. Nothing was recorded.",
                    "Mend the pack, then retry the run.");
        }
    }

    private void record(RunOverride override, List<PolicyViolation> passing, Account by) {
        String where = override.point() == Point.RUN_START ? "at the start of the run" : "for " + override.subject();
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("point", override.point());
        payload.put("subject", override.subject());
        payload.put("fingerprints", override.fingerprints());
        payload.put("rules", override.rules());
        payload.put(
                "packHashes",
                passing.stream().map(each -> each.rule().packHash()).distinct().toList());
        payload.put("findings", passing.stream().map(PolicyViolation::reason).toList());
        payload.put("reason", override.reason());
        ledger.append(
                override.workflow(),
                PolicyEntry.OVERRIDDEN,
                by.actor(),
                by.name() + " overrode " + String.join(", ", override.rules()) + " " + where + ": " + override.reason(),
                payload);
        events.publishEvent(new RunOverridden(override));
        live.changed("workflow:" + override.workflow());
    }
}
