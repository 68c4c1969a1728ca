package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.agent.budget.BudgetStandings;
import dev.missioncontrol.agent.budget.BudgetTopUps;
import dev.missioncontrol.agent.budget.MeterUnits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.SteerWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads and raises the budgets of runs. */
@RestController
@Tag(name = "Runs")
class BudgetController {

    private final BudgetStandings standings;
    private final SteerWorkflow steer;
    private final CurrentAccount currentAccount;

    BudgetController(BudgetStandings standings, SteerWorkflow steer, CurrentAccount currentAccount) {
        this.standings = standings;
        this.steer = steer;
        this.currentAccount = currentAccount;
    }

    /**
     * What shall be raised, and why.
     *
     * @param meter what is counted, by its name in {@code budget.run}
     * @param amount by how much: minutes, US dollars, or a number
     * @param reason why
     * @param span {@code run}, or one of today: {@code repo-day}, {@code user-day}, {@code org-day}; the run's own when
     *     it is left out
     * @param repo which repository's day, when several take part
     * @param retry whether to go on at once
     */
    record TopUp(
            @Nullable String meter,
            @Nullable BigDecimal amount,
            @Nullable String reason,
            @Nullable String span,
            @Nullable String repo,
            @Nullable Boolean retry) {}

    @GetMapping("/api/runs/{runId}/budget")
    @Operation(summary = "Read how a run's budgets stand")
    BudgetBody get(@PathVariable String runId) {
        return BudgetBody.of(standings.of(WorkflowId.parse(runId)));
    }

    @PostMapping("/api/runs/{runId}/budget/top-up")
    @Operation(summary = "Raise a budget (admin), and go on when asked to")
    BudgetBody topUp(@PathVariable String runId, @RequestBody TopUp body) {
        WorkflowId id = WorkflowId.parse(runId);
        Meter meter = MeterUnits.meter("meter", Objects.requireNonNullElse(body.meter(), ""));
        long amount = MeterUnits.given("amount", meter, Objects.requireNonNullElse(body.amount(), BigDecimal.ZERO));
        steer.topUp(
                id,
                new BudgetTopUps.Target(span(body.span()), meter, body.repo()),
                amount,
                Objects.requireNonNullElse(body.reason(), ""),
                Boolean.TRUE.equals(body.retry()),
                currentAccount.get());
        return get(runId);
    }

    private static Span span(@Nullable String name) {
        return switch (name) {
            case null -> Span.WORKFLOW;
            case "run" -> Span.WORKFLOW;
            case "repo-day" -> Span.REPO_DAY;
            case "user-day" -> Span.USER_DAY;
            case "org-day" -> Span.ORG_DAY;
            default ->
                throw Refusal.invalid(
                        "span", "There is no span '" + name + "'.", "Give 'run', 'repo-day', 'user-day' or 'org-day'.");
        };
    }
}
