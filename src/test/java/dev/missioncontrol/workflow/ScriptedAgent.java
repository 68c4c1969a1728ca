package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentDocuments;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agent that proposes the same two tasks for every repository, at once. */
final class ScriptedAgent extends DocumentAgent {

    static final String ID = "scripted";
    static final int TASKS = 2;
    private static final List<String> PATHS = List.of("README.md", "docs/guide.md");

    ScriptedAgent() {
        super(ID, "Scripted", "Proposes the same change always.");
    }

    @Override
    List<Job> jobs(Assignment assignment) {
        return PATHS.stream()
                .map(path -> new Job("Write " + path, List.of(path)))
                .toList();
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
