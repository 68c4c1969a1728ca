package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.workflow.audit.Why.AgentWork;
import dev.missioncontrol.workflow.audit.Why.Change;
import dev.missioncontrol.workflow.audit.Why.CheckResult;
import dev.missioncontrol.workflow.audit.Why.CommitInfo;
import dev.missioncontrol.workflow.audit.Why.Decision;
import dev.missioncontrol.workflow.audit.Why.Said;
import dev.missioncontrol.workflow.audit.Why.Write;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Tells the whole path in a few sentences, also what is missing on it. */
final class WhySentence {

    private static final int SHORT = 10;

    private WhySentence() {}

    /** Returns the path with its sentence. */
    static Why in(Why path) {
        StringJoiner text = new StringJoiner(" ");
        text.add(change(path.change()));
        if (path.task() != null) {
            text.add("It does task " + path.task().key() + ", “" + path.task().title() + "”.");
        }
        text.add(path.request().by() + " asked for it; " + made(path.runs()));
        text.add(policy(path));
        text.add(approvals(path.approvals()));
        text.add(written(path));
        text.add(checks(path.checks()));
        return new Why(
                text.toString(),
                path.change(),
                path.task(),
                path.request(),
                path.runs(),
                path.decisions(),
                path.approvals(),
                path.overrides(),
                path.writes(),
                path.pullRequest(),
                path.checks(),
                path.gates());
    }

    private static String change(Change change) {
        String what = change.path() == null
                ? "The change of " + change.repository()
                : (change.line() == null ? "" : "Line " + change.line() + " of ") + change.path();
        CommitInfo commit = change.commit();
        if (commit != null) {
            boolean removed = change.line() != null && change.side().equals("old");
            return what + (removed ? " was removed by commit " : " comes from commit ")
                    + commit.commit().substring(0, SHORT) + ", “" + commit.title() + "”.";
        }
        if (change.line() != null) {
            return what + " is not changed by this revision: it is as it was at the base, "
                    + change.base().substring(0, SHORT) + ".";
        }
        return what + " comes from " + counted(change.commits().size(), "commit") + ".";
    }

    private static String made(List<AgentWork> runs) {
        if (runs.isEmpty()) {
            return "the agent run that made it is not recorded.";
        }
        int calls = runs.stream().mapToInt(AgentWork::callCount).sum();
        return "the agent " + runs.getLast().agent() + " made it with " + counted(calls, "recorded call") + ".";
    }

    private static String policy(Why path) {
        List<Decision> ofChange = path.decisions().stream()
                .filter(decision -> !decision.point().equals("run_start"))
                .toList();
        if (ofChange.isEmpty()) {
            return "No decision of policy on this revision is recorded.";
        }
        Decision last = ofChange.getLast();
        String overridden = path.overrides().isEmpty()
                ? ""
                : ", after " + counted(path.overrides().size(), "override") + " by "
                        + path.overrides().stream()
                                .map(Why.Overridden::by)
                                .distinct()
                                .collect(Collectors.joining(", "));
        return "Policy (" + last.pack() + ") " + (last.allowed() ? "allowed" : "denied") + " it" + overridden + ".";
    }

    private static String approvals(List<Said> said) {
        String approvers = said.stream()
                .filter(each -> each.decision().equals("APPROVE"))
                .map(Said::by)
                .distinct()
                .collect(Collectors.joining(", "));
        String others = said.stream()
                .filter(each -> !each.decision().equals("APPROVE"))
                .map(each -> (each.decision().equals("REJECT") ? "Rejected by " : "Changes were requested by ")
                        + each.by() + ".")
                .distinct()
                .collect(Collectors.joining(" "));
        return ((approvers.isEmpty() ? "Nobody has approved it." : "Approved by " + approvers + ".") + " " + others)
                .strip();
    }

    private static String written(Why path) {
        if (path.pullRequest() != null) {
            return "Written as pull request #" + path.pullRequest().number() + " ("
                    + path.pullRequest().state() + ").";
        }
        List<Write> refused = path.writes().stream()
                .filter(write -> write.stage().equals("refused"))
                .toList();
        return refused.isEmpty()
                ? "Nothing of it was written to the repository."
                : "It was not written: " + refused.getLast().result();
    }

    private static String checks(List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return "CI has not reported on its head commit.";
        }
        CheckResult last = checks.getLast();
        return "CI: " + last.name() + " " + last.conclusion().replace('_', ' ')
                + (checks.size() == 1 ? "." : ", the last of " + checks.size() + " reports.");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
