package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Key;
import dev.missioncontrol.policy.verdict.BudgetLimits.Limit;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Lets a test set the budgets of a repository, in place of what packs say. */
@Component
public class BudgetFixture implements BeanPostProcessor {

    /** From which share of a limit on tests are warned. */
    public static final int WARN_AT_PERCENT = 50;

    private final Map<RepositoryId, Map<Key, Limit>> limits = new ConcurrentHashMap<>();

    /** Sets a budget for what is done in the repository; it does not matter whether another was set before. */
    public void limit(RepositoryId repository, Span span, Meter meter, long amount) {
        limits.computeIfAbsent(repository, id -> new ConcurrentHashMap<>())
                .put(new Key(span, meter), limit(meter, amount));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PolicyBudgets policy
                ? (PolicyBudgets) repository -> {
                    var set = limits.get(repository);
                    return set == null ? policy.of(repository) : new BudgetLimits(set, WARN_AT_PERCENT);
                }
                : bean;
    }

    /** Returns limits for budgets of a run. */
    static BudgetLimits limits(Span span, Map<Meter, Long> amounts) {
        var limits = new ConcurrentHashMap<Key, Limit>();
        amounts.forEach((meter, amount) -> limits.put(new Key(span, meter), limit(meter, amount)));
        return new BudgetLimits(limits, WARN_AT_PERCENT);
    }

    /** Returns a repository that nobody else has, with those limits. */
    static BudgetTerms.Participant repository(BudgetLimits limits) {
        return new BudgetTerms.Participant(new RepositoryId(UUID.randomUUID()), "shop", limits);
    }

    private static Limit limit(Meter meter, long amount) {
        return new Limit(
                amount,
                new RuleRef(
                        "budgets." + MeterUnits.apiName(meter),
                        "budgets",
                        "standard",
                        Digest.of("a pack"),
                        Scope.ORG,
                        12,
                        3,
                        List.of()));
    }
}
