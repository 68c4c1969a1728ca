package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentDescription;
import dev.missioncontrol.agent.AgentDocuments;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agent that proposes the same two tasks for every repository, at once. */
final class ScriptedAgent implements Agent {

    static final String ID = "scripted";
    static final int TASKS = 2;
    private static final List<String> PATHS = List.of("README.md", "docs/guide.md");

    @Override
    public AgentDescription description() {
        return new AgentDescription(ID, "Scripted", "Proposes the same change always.", true);
    }

    @Override
    public void check(AgentOptions options) {
        // Takes no option.
    }

    @Override
    public AgentDocuments.Triage triage(Assignment assignment, ToolSession session) {
        return new AgentDocuments.Triage(AgentDocuments.Verdict.GO, List.of("It is wanted."), Map.of("known", true));
    }

    @Override
    public AgentDocuments.Specification specify(Assignment assignment, ToolSession session) {
        return new AgentDocuments.Specification(
                Map.of("kind", "documents"),
                List.of("The documents."),
                List.of("Anything else."),
                List.of(new AgentDocuments.Criterion("AC1", "The documents are there.")),
                List.of());
    }

    @Override
    public AgentDocuments.Plan plan(Assignment assignment, ToolSession session) {
        var tasks = new ArrayList<AgentDocuments.Task>();
        for (Assignment.Workplace workplace : assignment.repositories()) {
            for (String path : PATHS) {
                tasks.add(new AgentDocuments.Task(
                        "T" + (tasks.size() + 1),
                        workplace.name(),
                        "Write " + path,
                        "",
                        List.of(path),
                        List.of("AC1"),
                        "By reading."));
            }
        }
        return new AgentDocuments.Plan(tasks);
    }

    @Override
    public AgentDocuments.Code code(Assignment assignment, ToolSession session) {
        var changes = new ArrayList<AgentDocuments.RepositoryChange>();
        int key = 1;
        for (Assignment.Workplace workplace : assignment.repositories()) {
            var tasks = new ArrayList<TaskChange>();
            for (String path : PATHS) {
                tasks.add(PatchScenario.task("T" + key++, "Write " + path, path, "Written.\n"));
            }
            changes.add(new AgentDocuments.RepositoryChange(workplace.id(), tasks));
        }
        return new AgentDocuments.Code(changes, Map.of(), List.of());
    }
}
