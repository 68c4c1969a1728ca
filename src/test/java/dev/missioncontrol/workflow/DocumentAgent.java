package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentDescription;
import dev.missioncontrol.agent.AgentDocuments;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.ToolSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agent of tests that says yes to every idea and writes files; which ones is all that tells it from others. */
abstract class DocumentAgent implements Agent {

    private final AgentDescription description;

    DocumentAgent(String id, String name, String summary) {
        description = new AgentDescription(id, name, summary, true);
    }

    /** A task in a repository, and the files it touches. */
    record Job(String title, List<String> paths) {}

    /** Returns the tasks in each repository. */
    abstract List<Job> jobs(Assignment assignment);

    @Override
    public AgentDescription description() {
        return description;
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
                List.of("What was asked for."),
                List.of("Anything else."),
                List.of(new AgentDocuments.Criterion("AC1", "It is done.")),
                List.of());
    }

    @Override
    public AgentDocuments.Plan plan(Assignment assignment, ToolSession session) {
        var tasks = new ArrayList<AgentDocuments.Task>();
        for (Assignment.Workplace workplace : assignment.repositories()) {
            for (Job job : jobs(assignment)) {
                tasks.add(new AgentDocuments.Task(
                        "T" + (tasks.size() + 1),
                        workplace.name(),
                        job.title(),
                        "",
                        job.paths(),
                        List.of("AC1"),
                        "By reading."));
            }
        }
        return new AgentDocuments.Plan(tasks);
    }
}
