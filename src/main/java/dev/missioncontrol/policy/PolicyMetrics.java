package dev.missioncontrol.policy;

import dev.missioncontrol.policy.PolicyQuestion.Point;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts decisions, and measures how long deciding takes. */
@Component
class PolicyMetrics {

    /** Packs come and go, and each label value is kept for good: rules beyond these are counted together. */
    private static final int MOST_RULES = 200;

    private final MeterRegistry registry;
    private final Set<String> rules = ConcurrentHashMap.newKeySet();

    PolicyMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Does it, and measures how long it takes. */
    <T> T timed(Point point, Supplier<T> evaluation) {
        return Timer.builder("missioncontrol.policy.evaluation")
                .tag("point", name(point))
                .publishPercentileHistogram()
                .register(registry)
                .record(evaluation);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PolicyDecided decided) {
        String point = name(decided.question().point());
        PolicyDecision decision = decided.decision();
        registry.counter("missioncontrol.policy.decisions", "point", point, "verdict", verdict(decision))
                .increment();
        if (!decision.allowed()) {
            registry.counter("missioncontrol.policy.denials", "point", point).increment();
        }
        for (PolicyViolation violation : decision.evaluation().violations()) {
            registry.counter(
                            "missioncontrol.policy.findings",
                            "point",
                            point,
                            "level",
                            violation.overriddenBy() == null ? name(violation.level()) : "overridden",
                            "rule",
                            rule(violation.rule().id()))
                    .increment();
        }
    }

    private String rule(String id) {
        if (rules.contains(id)) {
            return id;
        }
        return rules.size() < MOST_RULES && rules.add(id) ? id : "other";
    }

    private static String verdict(PolicyDecision decision) {
        Status status = decision.status();
        if (!decision.allowed()) {
            return status == Status.ERROR ? "error" : "deny";
        }
        return switch (status) {
            case DENY, ERROR -> "would_deny";
            case WARN -> "warn";
            case ALLOW, SKIPPED -> "allow";
        };
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
