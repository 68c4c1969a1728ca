package dev.missioncontrol.workflow;

import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.gate.CheckReport.Status;
import dev.missioncontrol.gate.ReportCheck;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks workflows through their states in tests: steps run here, at once, instead of in background jobs. */
@Component
public class WorkflowDriver {

    private final StartWorkflow start;
    private final StepRunner runner;
    private final WorkflowCatalogue catalogue;
    private final PatchSets patchSets;
    private final Approvals approvals;
    private final Repositories repositories;
    private final ReportCheck checks;
    private final JdbcClient jdbc;
    private final TestAccounts accounts;
    private final Clock clock;

    WorkflowDriver(
            StartWorkflow start,
            StepRunner runner,
            WorkflowCatalogue catalogue,
            PatchSets patchSets,
            Approvals approvals,
            Repositories repositories,
            ReportCheck checks,
            JdbcClient jdbc,
            TestAccounts accounts,
            Clock clock) {
        this.start = start;
        this.runner = runner;
        this.catalogue = catalogue;
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.repositories = repositories;
        this.checks = checks;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Connects a repository under a name of its own. */
    public ForgeRepository connect(TestRepository repository) {
        accounts.ensure();
        String name = "repo-" + UUID.randomUUID().toString().substring(0, 8);
        return repositories.connect(repository.directory().toString(), name, null, TestAccounts.ADMIN);
    }

    /** Asks for a text to be replaced everywhere, and runs until a person has to decide. */
    public WorkflowId replacing(String find, String replace, ForgeRepository... in) {
        return starting(options(find, replace, false), in);
    }

    /** Asks for something, and runs until nothing is left to do. */
    public WorkflowId starting(WorkflowOptions options, ForgeRepository... in) {
        return starting("Change the wording", options, in);
    }

    /** Asks for something in these words, and runs until nothing is left to do. */
    public WorkflowId starting(String idea, WorkflowOptions options, ForgeRepository... in) {
        accounts.ensure();
        WorkflowId id = start.start(
                new StartWorkflow.Request(
                        idea,
                        Arrays.stream(in)
                                .map(repo -> new StartWorkflow.Participant(repo.name(), null))
                                .toList(),
                        options),
                TestAccounts.MEMBER);
        drain(id);
        return id;
    }

    /** Returns options for the codemod agent to replace a text. */
    public static WorkflowOptions options(String find, String replace, boolean dryRun) {
        return new WorkflowOptions(
                new AgentOptions(
                        "codemod",
                        List.of(new AgentOptions.RecipeUse(
                                "find-and-replace", Map.of("find", find, "replace", replace))),
                        null),
                dryRun,
                List.of());
    }

    /** Runs every step that is due until none is. */
    public void drain(WorkflowId id) {
        for (int i = 0; i < 100; i++) {
            List<UUID> open = jdbc.sql("select id from outbox where workflow_id = ? and done_at is null"
                            + " and not_before <= ? order by created_at")
                    .param(id.value())
                    .param(Timestamp.from(clock.instant().plusSeconds(1)))
                    .query((row, number) -> row.getObject("id", UUID.class))
                    .list();
            if (open.isEmpty()) {
                return;
            }
            open.forEach(runner::run);
        }
        throw new IllegalStateException("the workflow does not come to rest: " + state(id));
    }

    /** Approves a PatchSet's current revision and runs on. */
    public void approve(PatchSet patchSet) {
        decide(patchSet, Decision.APPROVE, null);
    }

    /** Approves a PatchSet's current revision, and leaves the steps that follow to be run. */
    public void approveOnly(PatchSet patchSet) {
        approvals.record(patchSet.id(), patchSet.current().digest(), Decision.APPROVE, null, TestAccounts.ADMIN);
    }

    /** Decides on a PatchSet's current revision and runs on. */
    public void decide(PatchSet patchSet, Decision decision, @Nullable String comment) {
        approvals.record(patchSet.id(), patchSet.current().digest(), decision, comment, TestAccounts.ADMIN);
        drain(patchSet.workflow());
    }

    /** Reports a check and runs on. */
    public void report(WorkflowId id, String repository, CommitId head, Conclusion conclusion) {
        checks.report(
                id,
                new ReportCheck.Report(
                        repository,
                        head,
                        "build",
                        Status.COMPLETED,
                        conclusion,
                        List.of("<testsuite><testcase classname='a.B' name='works'/></testsuite>"),
                        "BUILD OK\n"),
                TestAccounts.MEMBER);
        drain(id);
    }

    /** Returns where the workflow stands. */
    public WorkflowState state(WorkflowId id) {
        return catalogue.get(id).state();
    }

    /** Returns the workflow. */
    public WorkflowView view(WorkflowId id) {
        return catalogue.get(id);
    }

    /** Returns its PatchSets. */
    public List<PatchSet> patchSets(WorkflowId id) {
        return patchSets.ofWorkflow(id);
    }
}
