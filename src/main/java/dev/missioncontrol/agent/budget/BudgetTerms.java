package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Key;
import dev.missioncontrol.policy.verdict.BudgetLimits.Limit;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose budgets count what a run uses, and what policy and the run itself allow.
 *
 * @param workflow the run
 * @param requestedBy the account that asked for it
 * @param repositories the repositories taking part, each with the limits that policy sets for it
 * @param asked the limits that were asked for with the run, in the units of {@link Meter}
 */
public record BudgetTerms(
        WorkflowId workflow, String requestedBy, List<Participant> repositories, Map<Meter, Long> asked) {

    private static final int WARN_AT_PERCENT = 80;

    /** Copies the collections. */
    public BudgetTerms {
        repositories = List.copyOf(repositories);
        asked = Map.copyOf(asked);
    }

    /** A repository taking part, and what policy sets for it. */
    public record Participant(RepositoryId id, String name, BudgetLimits limits) {}

    /** Returns every budget that counts the meter, in the order in which their rows are locked. */
    List<Budget> budgets(Meter meter, LocalDate day) {
        var budgets = new ArrayList<Budget>();
        budgets.add(ofRun(meter));
        repositories.forEach(repository -> budgets.add(
                budget(Span.REPO_DAY, repository.id() + "/" + day, repository.name(), meter, List.of(repository))));
        budgets.add(budget(Span.USER_DAY, requestedBy + "/" + day, requestedBy, meter, repositories));
        budgets.add(budget(Span.ORG_DAY, day.toString(), "", meter, repositories));
        budgets.sort(Budget.LOCK_ORDER);
        return budgets;
    }

    private Budget ofRun(Meter meter) {
        Budget byPolicy = budget(Span.WORKFLOW, workflow.toString(), "", meter, repositories);
        Long own = asked.get(meter);
        Long limit = byPolicy.limit();
        return own == null || (limit != null && limit <= MeterUnits.stored(meter, own))
                ? byPolicy
                : new Budget(
                        Span.WORKFLOW,
                        byPolicy.subject(),
                        "",
                        meter,
                        MeterUnits.stored(meter, own),
                        null,
                        byPolicy.warnAtPercent());
    }

    /** The smallest limit that any of the repositories' packs sets. */
    private static Budget budget(Span span, String subject, String owner, Meter meter, List<Participant> from) {
        var key = new Key(span, meter);
        Optional<Limit> least = from.stream()
                .map(repository -> repository.limits().limits().get(key))
                .filter(limit -> limit != null)
                .min(Comparator.comparingLong(Limit::amount));
        int warnAt = from.stream()
                .filter(repository -> repository.limits().limits().containsKey(key))
                .mapToInt(repository -> repository.limits().warnAtPercent())
                .min()
                .orElse(WARN_AT_PERCENT);
        @Nullable
        Long limit = least.map(each -> MeterUnits.stored(meter, each.amount())).orElse(null);
        return new Budget(
                span, subject, owner, meter, limit, least.map(Limit::rule).orElse(null), warnAt);
    }
}
