package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentDescription;
import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentDocuments.Criterion;
import dev.missioncontrol.agent.AgentDocuments.Plan;
import dev.missioncontrol.agent.AgentDocuments.RepositoryChange;
import dev.missioncontrol.agent.AgentDocuments.Specification;
import dev.missioncontrol.agent.AgentDocuments.Task;
import dev.missioncontrol.agent.AgentDocuments.Triage;
import dev.missioncontrol.agent.AgentDocuments.Verdict;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.ToolSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs codemods. It knows nothing but what the recipes do to the pinned trees, and says just that: the decision, the
 * plan and the patches all come from the same deterministic run.
 */
@Component
class CodemodAgent implements Agent {

    static final String ID = "codemod";
    private static final String CHECKS = "The checks of each changed repository are green on the head commit.";

    private final CodemodRuns runs;
    private final CodemodWorker worker;

    CodemodAgent(CodemodRuns runs, CodemodWorker worker) {
        this.runs = runs;
        this.worker = worker;
    }

    @Override
    public AgentDescription description() {
        return new AgentDescription(
                ID,
                "Codemod",
                "Runs OpenRewrite recipes on the pinned tree, in a process of its own, without network and without a"
                        + " model. The same request always gives the same patches.",
                true);
    }

    @Override
    public void check(AgentOptions options) {
        try {
            worker.validate(CodemodRuns.request(options));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentFailure("The check of the recipes was interrupted. Try again.", true, e);
        } catch (WorkerFailure e) {
            throw CodemodRuns.failure(e);
        }
    }

    @Override
    public Map<String, @Nullable Object> configuration(AgentOptions options) {
        return runs.configuration();
    }

    @Override
    public Triage triage(Assignment assignment, ToolSession session) {
        var reasons = new ArrayList<String>();
        var evidence = new LinkedHashMap<String, @Nullable Object>();
        boolean any = false;
        for (Surveyed surveyed : runs.of(assignment, session)) {
            String name = surveyed.place().name();
            int files = new RecordedChanges(surveyed.result(), PathFilter.ALL)
                    .paths()
                    .size();
            any |= files > 0;
            reasons.add(
                    files == 0
                            ? "Nothing in " + name + " matches."
                            : name + ": " + files + (files == 1 ? " file changes." : " files change."));
            evidence.put(name, RunEvidence.of(surveyed.result()));
        }
        return new Triage(any ? Verdict.GO : Verdict.NO_GO, reasons, evidence);
    }

    @Override
    public Specification specify(Assignment assignment, ToolSession session) {
        return specification(assignment, runs.of(assignment, session));
    }

    private static Specification specification(Assignment assignment, List<Surveyed> all) {
        var architecture = new LinkedHashMap<String, @Nullable Object>();
        var inScope = new ArrayList<String>();
        var titles = new LinkedHashSet<String>();
        for (Surveyed surveyed : all) {
            String name = surveyed.place().name();
            architecture.put(name, RepositoryTopology.of(surveyed.files()));
            for (var task : tasks(assignment, surveyed)) {
                titles.add(task.title());
                inScope.add(task.title() + " in " + name + ": " + task.paths().size() + " files.");
            }
        }
        var criteria = new ArrayList<Criterion>();
        titles.forEach(title -> criteria.add(
                new Criterion("AC" + (criteria.size() + 1), "Done wherever the recipe matches: " + title)));
        criteria.add(new Criterion("AC" + (criteria.size() + 1), CHECKS));
        return new Specification(
                architecture,
                inScope,
                List.of(
                        "Files the recipes do not match stay as they are.",
                        "Files that could not be parsed are not edited; they are named in the evidence.",
                        "Nothing is built or run here: CI does that on the head commit."),
                criteria,
                List.of());
    }

    @Override
    public Plan plan(Assignment assignment, ToolSession session) {
        List<Surveyed> all = runs.of(assignment, session);
        List<String> titles = specification(assignment, all).criteria().stream()
                .map(Criterion::text)
                .toList();
        var tasks = new ArrayList<Task>();
        for (Surveyed surveyed : all) {
            for (var task : tasks(assignment, surveyed)) {
                int criterion = titles.indexOf("Done wherever the recipe matches: " + task.title()) + 1;
                tasks.add(new Task(
                        task.key(),
                        surveyed.place().name(),
                        task.title(),
                        "Run the recipe on the tree as the earlier tasks left it, and take its changes as they are.",
                        task.paths(),
                        List.of("AC" + criterion, "AC" + titles.size()),
                        "CI's checks on the head commit; the recipe finds nothing more to do."));
            }
        }
        return new Plan(tasks);
    }

    @Override
    public Code code(Assignment assignment, ToolSession session) {
        var changes = new ArrayList<RepositoryChange>();
        var evidence = new LinkedHashMap<String, @Nullable Object>();
        var warnings = new ArrayList<String>();
        for (Surveyed surveyed : runs.of(assignment, session)) {
            Workplace place = surveyed.place();
            PathFilter filter = PathFilter.from(assignment.feedback(), place.name());
            var content = new TaskContents(surveyed.files());
            var done = tasks(assignment, surveyed).stream()
                    .map(task -> content.of(task, filter))
                    .filter(task -> !task.files().isEmpty())
                    .toList();
            if (!done.isEmpty()) {
                changes.add(new RepositoryChange(place.id(), done));
            }
            evidence.put(place.name(), RunEvidence.of(surveyed.result()));
            RunEvidence.warnings(surveyed.result()).forEach(warning -> warnings.add(place.name() + ": " + warning));
        }
        return new Code(changes, evidence, warnings);
    }

    /** The tasks of a repository: one for each recipe that changes something there. */
    private static List<RecordedTask> tasks(Assignment assignment, Surveyed surveyed) {
        var tasks = new ArrayList<RecordedTask>();
        int number = assignment.repositories().indexOf(surveyed.place());
        String prefix = assignment.repositories().size() == 1 ? "T" : "R" + (number + 1) + "-T";
        for (var step : surveyed.result().steps()) {
            if (!step.changes().isEmpty()) {
                tasks.add(new RecordedTask(prefix + (tasks.size() + 1), step));
            }
        }
        return tasks;
    }

    /** A task together with what the recipe's run gave for it. */
    record RecordedTask(String key, CodemodResult.Step step) {

        String title() {
            return step.title();
        }

        List<String> paths() {
            return RecordedChanges.paths(step);
        }
    }
}
