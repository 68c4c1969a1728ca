package dev.missioncontrol.agent;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.policy.Policy;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Runs agents that are not in the catalogue, with the application's own session, ledger and budgets. */
@Component
public class TestAgents {

    private final RunJournal journal;
    private final ForgeReader forge;
    private final Policy policy;
    private final SessionBudgets budgets;
    private final CodeVersion version;
    private final Clock clock;

    TestAgents(
            RunJournal journal,
            ForgeReader forge,
            Policy policy,
            SessionBudgets budgets,
            CodeVersion version,
            Clock clock) {
        this.journal = journal;
        this.forge = forge;
        this.policy = policy;
        this.budgets = budgets;
        this.version = version;
        this.clock = clock;
    }

    /** Returns what runs this agent. */
    public RunAgent running(Agent agent) {
        return new RunAgent(catalogue(agent), journal, forge, policy, budgets, version, clock);
    }

    /** Returns a catalogue of this agent alone. */
    public static Agents catalogue(Agent agent) {
        return new Agents(List.of(agent));
    }
}
