package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.rule.ActionRule;
import dev.missioncontrol.policy.rule.ApprovalRequirement;
import dev.missioncontrol.policy.rule.ContentRule;
import dev.missioncontrol.policy.rule.DependencyRule;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.FileRule;
import dev.missioncontrol.policy.rule.NameRule;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.ToolRule;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns that match everything where that can hardly be meant. */
final class Breadth {

    private static final Pattern ANY_HOST = Pattern.compile("[a-z]+://\\*{1,2}(:[0-9]+)?(/.*)?");
    private static final String EXCEPT = "Narrow the exception, or remove the rule.";

    private Breadth() {}

    static void find(PolicyPack pack, List<PackProblem> problems) {
        for (Rule rule : pack.rules()) {
            switch (rule) {
                case ToolRule tool -> tool(tool, problems);
                case ActionRule action -> action(action, problems);
                case FileRule file -> file(file, problems);
                case NameRule name -> name(name, problems);
                case ContentRule content -> except(rule, GlobSet.NONE, content.except(), problems);
                case DependencyRule dependency -> except(rule, dependency.names(), dependency.except(), problems);
                case ApprovalRequirement approval -> except(rule, approval.paths(), approval.except(), problems);
                default -> {}
            }
        }
    }

    private static void tool(ToolRule rule, List<PackProblem> problems) {
        if (rule.head().effect() != Effect.ALLOW) {
            return;
        }
        boolean anyTool = matchesAnyName(rule.names());
        if (anyTool && rule.arguments().isEmpty() && rule.endpoints().isEmpty()) {
            problems.add(broad(
                    rule,
                    "The rule " + rule.id() + " allows every tool"
                            + (rule.servers().isEmpty() ? "" : " of " + rule.servers()) + ", also those to come.",
                    "Name the tools that agents need."));
        }
        rule.endpoints().stream()
                .map(Object::toString)
                .filter(endpoint -> ANY_HOST.matcher(endpoint).matches())
                .findFirst()
                .ifPresent(endpoint -> problems.add(broad(
                        rule,
                        "The endpoint '" + endpoint + "' is any server there is.",
                        "Name the hosts that calls may go to.")));
    }

    private static void action(ActionRule rule, List<PackProblem> problems) {
        if (rule.head().effect() == Effect.ALLOW && matchesAnyName(rule.branches())) {
            problems.add(broad(
                    rule,
                    "The action " + rule.action() + " is allowed for every branch, protected ones too.",
                    "Name the branches, for example 'missioncontrol/**'."));
        }
    }

    private static void file(FileRule rule, List<PackProblem> problems) {
        if (rule.head().effect() == Effect.DENY && rule.except().isEmpty() && matchesAnyName(rule.paths())) {
            problems.add(broad(
                    rule,
                    "The rule " + rule.id() + " denies every file, so no change could ever pass.",
                    "Name the files, or list exceptions under 'except'."));
        }
        except(rule, rule.paths(), rule.except(), problems);
    }

    private static void name(NameRule rule, List<PackProblem> problems) {
        if (!rule.only() && matchesAnyName(rule.names())) {
            problems.add(broad(
                    rule,
                    "The rule " + rule.id() + " denies every " + rule.subject().singular() + ".",
                    "Name those that are meant."));
        } else if (rule.only() && rule.subject() == NameRule.Subject.WRITE_BRANCH && matchesAnyName(rule.names())) {
            problems.add(broad(
                    rule,
                    "The rule " + rule.id() + " lets every branch be written, protected ones too.",
                    "Name the branches, for example 'missioncontrol/**'."));
        }
    }

    private static void except(Rule rule, GlobSet patterns, GlobSet except, List<PackProblem> problems) {
        boolean all = matchesAnyName(except) || (!patterns.isEmpty() && Coverage.covers(except, patterns));
        if (!except.isEmpty() && all) {
            problems.add(broad(rule, "The exceptions of " + rule.id() + " cover all that the rule speaks of.", EXCEPT));
        }
    }

    private static boolean matchesAnyName(GlobSet patterns) {
        return patterns.globs().stream()
                .anyMatch(glob -> glob.matchesEverything() || glob.toString().equals("*"));
    }

    private static PackProblem broad(Rule rule, String message, String remedy) {
        return LintRule.OVER_BROAD_GLOB.at(rule.head().ref(), message, remedy);
    }
}
