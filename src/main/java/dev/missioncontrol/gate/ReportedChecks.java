package dev.missioncontrol.gate;

import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequestChecks;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows what CI reported on a pull request's head commit, on the pull request's page. */
@Component
class ReportedChecks implements PullRequestChecks {

    private final Checks checks;

    ReportedChecks(Checks checks) {
        this.checks = checks;
    }

    @Override
    public List<Check> of(PullRequest pullRequest) {
        return checks.ofWorkflow(pullRequest.workflow()).stream()
                .filter(check -> check.repository().equals(pullRequest.repository())
                        && check.sha().equals(pullRequest.head()))
                .map(ReportedChecks::describe)
                .toList();
    }

    private static Check describe(CheckReport check) {
        var conclusion = check.conclusion();
        return new Check(
                check.name(),
                check.status().name().toLowerCase(Locale.ROOT),
                conclusion == null ? null : conclusion.name().toLowerCase(Locale.ROOT),
                null,
                check.reportedAt());
    }
}
