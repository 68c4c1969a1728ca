package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentDocuments;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An agent that proposes what a test told it to, by the idea's text: hostile things too, which no recipe makes. */
final class ProposingAgent extends DocumentAgent {

    static final String ID = "proposing";

    private final Map<String, SortedMap<String, FileContent>> proposals = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ToolSession>> calls = new ConcurrentHashMap<>();

    ProposingAgent() {
        super(ID, "Proposing", "Proposes what it was told to.");
    }

    /** What to propose for an idea. */
    static final class Proposal {

        private final SortedMap<String, FileContent> files = new TreeMap<>();

        Proposal write(String path, String text) {
            files.put(path, new FileContent(null, text.getBytes(StandardCharsets.UTF_8)));
            return this;
        }

        Proposal delete(String path) {
            files.put(path, new FileContent(null, null));
            return this;
        }

        Proposal link(String path, String target) {
            files.put(path, new FileContent("120000", target.getBytes(StandardCharsets.UTF_8)));
            return this;
        }
    }

    /** Has this proposed when the idea comes. */
    void propose(String idea, Proposal proposal) {
        proposals.put(idea, proposal.files);
    }

    /** Has this done with the session when patches are asked for. */
    void use(String idea, Consumer<ToolSession> call) {
        calls.put(idea, call);
    }

    @Override
    List<Job> jobs(Assignment assignment) {
        return List.of(new Job("Do it", List.copyOf(files(assignment).keySet())));
    }

    @Override
    public AgentDocuments.Code code(Assignment assignment, ToolSession session) {
        calls.getOrDefault(assignment.idea(), _ -> {}).accept(session);
        var changes = new ArrayList<AgentDocuments.RepositoryChange>();
        for (Assignment.Workplace workplace : assignment.repositories()) {
            changes.add(new AgentDocuments.RepositoryChange(
                    workplace.id(),
                    List.of(new TaskChange("T" + (changes.size() + 1), "Do it", "", files(assignment)))));
        }
        return new AgentDocuments.Code(changes, Map.of(), List.of());
    }

    private SortedMap<String, FileContent> files(Assignment assignment) {
        return proposals.getOrDefault(assignment.idea(), new Proposal().write("README.md", "Changed.\n").files);
    }
}
