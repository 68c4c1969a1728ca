package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.NearestName;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.verdict.RuleRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds a repository's pack against the organisation's: it may only tighten, and loosen nothing but the rules that the
 * organisation marks as overridable, each by an entry that gives the reason. What slips through here loosens nothing
 * either, because packs combine by their strictest.
 */
public final class Inheritance {

    private final PolicyPack org;
    private final PolicyPack repo;
    private final Set<String> loosened = new HashSet<>();
    private final List<PackProblem> problems = new ArrayList<>();

    private Inheritance(PolicyPack org, PolicyPack repo) {
        this.org = org;
        this.repo = repo;
    }

    /** Returns what keeps a repository's pack from being published beneath the organisation's, by place. */
    public static List<PackProblem> problems(PolicyPack org, PolicyPack repo) {
        var inheritance = new Inheritance(org, repo);
        inheritance.checkOverrides();
        inheritance.checkRules();
        return inheritance.problems.stream().sorted(PackProblem.BY_PLACE).toList();
    }

    private void checkOverrides() {
        List<String> ids = org.rules().stream().map(Rule::id).distinct().toList();
        for (Loosening loosening : repo.loosenings()) {
            List<Rule> named = org.rules().stream()
                    .filter(rule -> rule.id().equals(loosening.rule()))
                    .toList();
            if (named.isEmpty()) {
                String nearest = NearestName.of(loosening.rule(), ids)
                        .map(id -> "Did you mean '" + id + "'? ")
                        .orElse("");
                problem(
                        "unknown-rule",
                        loosening.ref(),
                        "The organisation's pack '" + org.name() + "' has no rule '" + loosening.rule() + "'.",
                        nearest + "Name one of its overridable rules: " + overridable() + ".");
            } else if (named.stream().noneMatch(rule -> rule.head().overridable())) {
                problem(
                        "not-overridable",
                        loosening.ref(),
                        "The organisation's pack '" + org.name() + "' does not let repositories loosen '"
                                + loosening.rule() + "'.",
                        "Leave the entry out, or ask for 'overridable: true' on that rule. Overridable are: "
                                + overridable() + ".");
            } else {
                loosened.add(loosening.rule());
            }
        }
    }

    private String overridable() {
        List<String> ids = org.rules().stream()
                .filter(rule -> rule.head().overridable())
                .map(Rule::id)
                .distinct()
                .toList();
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }

    private void checkRules() {
        List<Rule> binding = org.rules().stream()
                .filter(rule -> !loosened.contains(rule.id()))
                .toList();
        var comparison = new Comparison(binding, loosened);
        for (Rule rule : repo.rules()) {
            comparison
                    .loosens(rule)
                    .ifPresent(found -> problem(
                            "loosens",
                            rule.head().ref(),
                            "'" + rule.id() + "' would loosen the organisation's pack '" + org.name() + "': "
                                    + found.why(),
                            remedy(found.by())));
        }
    }

    private static String remedy(Rule by) {
        return by.head().overridable()
                ? "Add to 'overrides': the rule '" + by.id() + "' and the reason."
                : "Leave it out, or ask for 'overridable: true' on '" + by.id() + "' (line "
                        + by.head().ref().line() + " there).";
    }

    private void problem(String rule, RuleRef at, String message, String remedy) {
        problems.add(PackProblem.error(rule, at.line(), at.column(), message, remedy));
    }
}
