package dev.missioncontrol.gate;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.gate.CheckReport.Status;
import dev.missioncontrol.gate.CheckReport.TestCounts;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a check's result from a CI system outside GitHub. */
@Service
public class ReportCheck {

    private static final int MAX_LOG_CHARACTERS = 10 << 20;

    private final Repositories repositories;
    private final PullRequests pullRequests;
    private final Artifacts artifacts;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportCheck(
            Repositories repositories,
            PullRequests pullRequests,
            Artifacts artifacts,
            Ledger ledger,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repositories = repositories;
        this.pullRequests = pullRequests;
        this.artifacts = artifacts;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A check's result as it is reported.
     *
     * @param repo the repository's name; null when the workflow has but one pull request
     * @param sha the commit that was checked
     * @param name the check's name
     * @param status whether it is over
     * @param conclusion how it ended; null until it has
     * @param reports JUnit XML documents
     * @param log what the command printed; null when there is none
     */
    public record Report(
            @Nullable String repo,
            CommitId sha,
            String name,
            Status status,
            @Nullable Conclusion conclusion,
            List<String> reports,
            @Nullable String log) {}

    /**
     * Records the result and tells the workflow.
     *
     * @throws Refusal INVALID naming the field; CONFLICT when the commit is not the head of the pull request
     */
    @Transactional
    public CheckReport report(WorkflowId workflow, Report report, Account by) {
        by.require(Role.MEMBER, "report checks");
        validate(report);
        PullRequest pullRequest = pullRequest(workflow, report);
        ForgeRepository repository = repositories.get(pullRequest.repository());
        TestCounts tests = TestCounts.NONE;
        for (int i = 0; i < report.reports().size(); i++) {
            tests = tests.plus(
                    JUnitReport.read("report[" + i + "]", report.reports().get(i)));
        }
        Actor actor = new Actor(Actor.Kind.CI, report.name() + " by " + by.name());
        List<Digest> stored = store(workflow, repository.name(), report, actor);
        var check = new CheckReport(
                repository.id(),
                repository.name(),
                report.sha(),
                report.name(),
                report.status(),
                report.conclusion(),
                tests,
                by.name(),
                clock.instant());
        insert(workflow, check);
        ledger.append(workflow, GateEntry.CHECK_REPORTED, actor, summary(check), payload(check, stored));
        events.publishEvent(new CheckReported(workflow, check));
        return check;
    }

    private static void validate(Report report) {
        if (report.name().isBlank() || report.name().length() > 200) {
            throw Refusal.invalid("name", "A check needs a name of 1 to 200 characters.", "Name the check.");
        }
        if ((report.status() == Status.COMPLETED) != (report.conclusion() != null)) {
            throw Refusal.invalid(
                    "conclusion",
                    "A check has a conclusion exactly when its status is 'completed'.",
                    "Send status 'completed' with a conclusion such as 'success' or 'failure', or neither.");
        }
    }

    private PullRequest pullRequest(WorkflowId workflow, Report report) {
        var all = pullRequests.ofWorkflow(workflow);
        String repo = report.repo();
        if (all.isEmpty()) {
            throw Refusal.conflict(
                    "This run has no pull request yet, so there is no commit to check.",
                    "Report once the run has reached VERIFYING_CI.");
        }
        var candidates = all.stream()
                .filter(pr -> repo == null
                        ? all.size() == 1 || pr.head().equals(report.sha())
                        : repositories.get(pr.repository()).name().equals(repo))
                .toList();
        if (candidates.isEmpty()) {
            throw Refusal.invalid(
                    "repo",
                    repo == null
                            ? "The run has several repositories."
                            : "The run has no pull request in '" + repo + "'.",
                    "Name the repository whose head commit was checked.");
        }
        return candidates.stream()
                .filter(pr -> pr.head().equals(report.sha()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "The commit " + report.sha() + " is not the head of the pull request, which is "
                                + candidates.getLast().head() + ".",
                        "Check out the head commit and report again."));
    }

    private List<Digest> store(WorkflowId workflow, String repository, Report report, Actor actor) {
        var stored = new ArrayList<Digest>();
        String stem = repository + "-" + report.name().replaceAll("[^A-Za-z0-9._-]+", "-");
        for (int i = 0; i < report.reports().size(); i++) {
            stored.add(artifacts
                    .store(
                            workflow,
                            ArtifactKind.TEST_REPORT,
                            "TEST-" + stem + "-" + (i + 1) + ".xml",
                            "application/xml",
                            report.reports().get(i).getBytes(StandardCharsets.UTF_8),
                            actor)
                    .digest());
        }
        String log = report.log();
        if (log != null && !log.isEmpty()) {
            String kept = log.length() > MAX_LOG_CHARACTERS ? log.substring(log.length() - MAX_LOG_CHARACTERS) : log;
            Artifact artifact = artifacts.store(
                    workflow,
                    ArtifactKind.LOG,
                    stem + ".log",
                    "text/plain;charset=utf-8",
                    kept.getBytes(StandardCharsets.UTF_8),
                    actor);
            stored.add(artifact.digest());
        }
        return stored;
    }

    private void insert(WorkflowId workflow, CheckReport check) {
        Conclusion conclusion = check.conclusion();
        jdbc.sql("insert into check_report (workflow_id, repository_id, repository_name, sha, name, status, conclusion,"
                        + " tests, failures, errors, skipped, failed_tests, reported_by, reported_at)"
                        + " values (:workflow, :repository, :repositoryName, :sha, :name, :status, :conclusion,"
                        + " :tests, :failures, :errors, :skipped, :failed, :by, :at)")
                .param("workflow", workflow.value())
                .param("repository", check.repository().value())
                .param("repositoryName", check.repositoryName())
                .param("sha", check.sha().hex())
                .param("name", check.name())
                .param("status", check.status().name())
                .param("conclusion", conclusion == null ? null : conclusion.name())
                .param("tests", check.tests().tests())
                .param("failures", check.tests().failures())
                .param("errors", check.tests().errors())
                .param("skipped", check.tests().skipped())
                .param("failed", check.tests().failed().toArray(String[]::new))
                .param("by", check.reportedBy())
                .param("at", Timestamp.from(check.reportedAt()))
                .update();
    }

    private static String summary(CheckReport check) {
        Conclusion conclusion = check.conclusion();
        String how = conclusion == null ? check.status().name() : conclusion.name();
        return "Check '" + check.name() + "' on " + check.repositoryName() + ": "
                + how.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static LinkedHashMap<String, @Nullable Object> payload(CheckReport check, List<Digest> artifacts) {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("repository", check.repositoryName());
        payload.put("sha", check.sha());
        payload.put("name", check.name());
        payload.put("status", check.status());
        payload.put("conclusion", check.conclusion());
        payload.put("tests", check.tests().tests());
        payload.put("failures", check.tests().failures());
        payload.put("errors", check.tests().errors());
        payload.put("skipped", check.tests().skipped());
        payload.put("artifacts", artifacts);
        return payload;
    }
}
