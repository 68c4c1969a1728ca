package dev.missioncontrol.agent;

import dev.missioncontrol.shared.Refusal;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** The agent catalogue. */
@Service
public class Agents {

    private final List<Agent> agents;

    Agents(List<Agent> agents) {
        this.agents = agents.stream()
                .sorted(Comparator.comparing(agent -> agent.description().id()))
                .toList();
    }

    /** Returns what each agent is, by id. */
    public List<AgentDescription> all() {
        return agents.stream().map(Agent::description).toList();
    }

    /**
     * Returns the agent with that id.
     *
     * @throws Refusal INVALID (field {@code options.agent}) when there is none
     */
    public Agent byId(String id) {
        return agents.stream()
                .filter(agent -> agent.description().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "options.agent",
                        "There is no agent '" + id + "'.",
                        "Take one of: "
                                + String.join(
                                        ", ",
                                        all().stream().map(AgentDescription::id).toList()) + "."));
    }
}
