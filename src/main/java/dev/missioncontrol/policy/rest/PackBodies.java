package dev.missioncontrol.policy.rest;

import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.draft.RuleChange;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.EffectiveRule;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.verdict.BudgetLimits;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Packs and what is in force, as the API shows them. */
final class PackBodies {

    private PackBodies() {}

    /**
     * A version of a pack.
     *
     * @param repo the repository it binds; null for a pack of the organisation
     * @param hash the digest of its text
     * @param yaml its text; null in lists
     */
    record Version(
            String id,
            String name,
            int version,
            String scope,
            @Nullable String repo,
            String hash,
            String comment,
            String publishedBy,
            Instant publishedAt,
            boolean inForce,
            @Nullable String yaml) {

        static Version of(PackVersion version, @Nullable String repo, boolean withText) {
            return new Version(
                    version.id().toString(),
                    version.name(),
                    version.version(),
                    word(version.scope()),
                    repo,
                    version.hash().hex(),
                    version.comment(),
                    version.publishedBy(),
                    version.publishedAt(),
                    version.inForce(),
                    withText ? version.yaml() : null);
        }
    }

    /** A problem of a pack. */
    record Problem(String rule, int line, int column, String message, String remedy, String severity) {

        static Problem of(PackProblem problem) {
            return new Problem(
                    problem.rule(),
                    problem.line(),
                    problem.column(),
                    problem.message(),
                    problem.remedy(),
                    word(problem.severity()));
        }
    }

    /** What lint found. */
    record Problems(List<Problem> problems) {

        static Problems of(List<PackProblem> problems) {
            return new Problems(problems.stream().map(Problem::of).toList());
        }
    }

    /** The policy in force for a repository, or for all. */
    record Effective(
            String name,
            String hash,
            List<Layer> packs,
            List<Rule> rules,
            List<Budget> budgets,
            int budgetWarnAtPercent,
            List<String> requiredChecks) {

        static Effective of(EffectivePolicy policy) {
            BudgetLimits budgets = policy.budgets();
            return new Effective(
                    policy.name(),
                    policy.hash().hex(),
                    policy.layers().stream()
                            .map(each -> new Layer(
                                    each.pack().name(),
                                    each.pack().hash().hex(),
                                    word(each.layer().scope()),
                                    each.layer().source(),
                                    word(each.pack().mode())))
                            .toList(),
                    policy.rules().stream().map(Rule::of).toList(),
                    budgets.limits().entrySet().stream()
                            .map(each -> new Budget(
                                    word(each.getKey().span()),
                                    word(each.getKey().meter()),
                                    each.getValue().amount(),
                                    each.getValue().rule().id()))
                            .sorted(Comparator.comparing(Budget::over).thenComparing(Budget::of))
                            .toList(),
                    budgets.warnAtPercent(),
                    policy.requiredChecks());
        }
    }

    /** A pack in force. */
    record Layer(String name, String hash, String scope, String source, String mode) {}

    /** A budget: so much of what, over what. */
    record Budget(String over, String of, long amount, String rule) {}

    /** A rule in force, with its origin. */
    record Rule(
            String id,
            String sentence,
            String state,
            String note,
            String mode,
            String pack,
            String packHash,
            String scope,
            String source,
            int line,
            @Nullable Instant until,
            boolean overridable,
            List<String> mayOverride) {

        static Rule of(EffectiveRule rule) {
            return new Rule(
                    rule.ref().id(),
                    rule.sentence(),
                    word(rule.state()),
                    rule.note(),
                    word(rule.mode()),
                    rule.ref().pack(),
                    rule.ref().packHash().hex(),
                    word(rule.ref().scope()),
                    rule.source(),
                    rule.ref().line(),
                    rule.until(),
                    rule.overridable(),
                    rule.ref().mayOverride());
        }
    }

    /**
     * How two texts of a pack differ.
     *
     * @param against what it is compared with, such as {@code standard v3}
     * @param same whether the texts are the same
     * @param diff a unified diff of the texts; empty when they are the same
     */
    record Difference(String against, boolean same, List<Change> rules, String diff) {}

    /** What becomes of a rule: added, changed or removed. */
    record Change(String rule, String change, String before, String after, int line) {

        static Change of(RuleChange change) {
            return new Change(change.rule(), word(change.kind()), change.before(), change.after(), change.line());
        }
    }

    /** Returns a constant as the API writes it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
