package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.glob.Difference;
import dev.missioncontrol.policy.glob.Glob;
import dev.missioncontrol.policy.rule.ActionRule;
import dev.missioncontrol.policy.rule.ApprovalRequirement;
import dev.missioncontrol.policy.rule.BudgetRule;
import dev.missioncontrol.policy.rule.ContentRule;
import dev.missioncontrol.policy.rule.DefaultDeny;
import dev.missioncontrol.policy.rule.DependencyRule;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.FileRule;
import dev.missioncontrol.policy.rule.LimitRule;
import dev.missioncontrol.policy.rule.ModesRule;
import dev.missioncontrol.policy.rule.NameRule;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.ToolRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the rule of the organisation that a rule of a repository would loosen.
 *
 * @param binding the organisation's rules that are in force for the repository
 * @param loosened the ids of those that are not
 */
record Comparison(List<Rule> binding, Set<String> loosened) {

    /**
     * What would be loosened.
     *
     * @param by the organisation's rule
     * @param why a sentence
     */
    record Found(Rule by, String why) {}

    Optional<Found> loosens(Rule rule) {
        return switch (rule) {
            case LimitRule limit -> more(LimitRule.class, limit, LimitRule::measure, LimitRule::max);
            case BudgetRule budget -> more(BudgetRule.class, budget, BudgetRule::key, BudgetRule::amount);
            case ContentRule content -> weaker(ContentRule.class, content, ContentRule::content);
            case DependencyRule dependency -> weaker(DependencyRule.class, dependency, Rule::id);
            case ModesRule modes -> modes(modes);
            case NameRule names -> names.only() ? names(names) : Optional.empty();
            case ActionRule action -> action(action);
            case ToolRule tool -> tool(tool);
            case FileRule file -> file(file);
            case ApprovalRequirement approval -> approval(approval);
            default -> Optional.empty();
        };
    }

    private <R extends Rule> Stream<R> all(Class<R> kind) {
        return binding.stream().filter(kind::isInstance).map(kind::cast);
    }

    private <R extends Rule> Optional<Found> more(
            Class<R> kind, R rule, Function<R, Object> of, Function<R, Long> amount) {
        return all(kind)
                .filter(other -> of.apply(other).equals(of.apply(rule)) && amount.apply(rule) > amount.apply(other))
                .findFirst()
                .map(other -> new Found(other, other.sentence()));
    }

    private <R extends Rule> Optional<Found> weaker(Class<R> kind, R rule, Function<R, Object> of) {
        return all(kind)
                .filter(other -> of.apply(other).equals(of.apply(rule))
                        && rule.head().effect().compareTo(other.head().effect()) < 0)
                .findFirst()
                .map(other -> new Found(other, other.sentence()));
    }

    private Optional<Found> modes(ModesRule rule) {
        return all(ModesRule.class)
                .filter(other -> !other.modes().containsAll(rule.modes()))
                .findFirst()
                .map(other -> new Found(other, other.sentence()));
    }

    private Optional<Found> names(NameRule rule) {
        return all(NameRule.class)
                .filter(other -> other.only() && other.subject() == rule.subject())
                .flatMap(other -> Difference.between(
                                rule.names().globs(), other.names().globs())
                        .stream()
                        .map(example ->
                                new Found(other, "'" + example + "' is not allowed there. " + other.sentence())))
                .findFirst();
    }

    private Optional<Found> action(ActionRule rule) {
        boolean left = rule.head().effect() == Effect.DENY || loosened.contains(rule.id());
        if (left) {
            return Optional.empty();
        }
        List<ActionRule> same = all(ActionRule.class)
                .filter(other -> other.action().equals(rule.action()))
                .toList();
        if (same.stream().anyMatch(other -> other.head().effect() != Effect.DENY)) {
            return Optional.empty();
        }
        return Stream.concat(same.stream(), denial(DefaultDeny.Subject.ACTIONS))
                .findFirst()
                .map(other -> new Found(other, "the action is denied there."));
    }

    private Optional<Found> tool(ToolRule rule) {
        if (rule.head().effect() == Effect.DENY || loosened.stream().anyMatch(id -> id.startsWith("tools."))) {
            return Optional.empty();
        }
        List<ToolRule> allowed = all(ToolRule.class)
                .filter(other -> other.head().effect() != Effect.DENY
                        && other.servers().isEmpty() == rule.servers().isEmpty())
                .toList();
        List<Glob> listed = allowed.stream()
                .flatMap(other -> other.names().globs().stream())
                .toList();
        return Difference.between(rule.names().globs(), listed).stream()
                .flatMap(example -> denial(DefaultDeny.Subject.TOOLS)
                        .map(deny -> new Found(deny, "the tool '" + example + "' is not allowed there.")))
                .findFirst();
    }

    private Stream<Rule> denial(DefaultDeny.Subject subject) {
        return all(DefaultDeny.class).filter(deny -> deny.subject() == subject).map(Rule.class::cast);
    }

    /** A rule of the same name is taken for an attempt to replace the organisation's, which it does not do. */
    private Optional<Found> file(FileRule rule) {
        return all(FileRule.class)
                .filter(other -> other.id().equals(rule.id())
                        && other.head().effect() == Effect.DENY
                        && (rule.head().effect() != Effect.DENY || endsEarlier(rule, other)))
                .findFirst()
                .map(other -> new Found(other, other.sentence()));
    }

    private static boolean endsEarlier(Rule rule, Rule other) {
        var until = rule.head().until();
        var bound = other.head().until();
        return until != null && (bound == null || until.isBefore(bound));
    }

    private Optional<Found> approval(ApprovalRequirement rule) {
        return all(ApprovalRequirement.class)
                .filter(other -> other.id().equals(rule.id()) && rule.count() < other.count())
                .findFirst()
                .map(other -> new Found(other, other.sentence()));
    }
}
