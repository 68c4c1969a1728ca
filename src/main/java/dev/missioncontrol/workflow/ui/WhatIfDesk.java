package dev.missioncontrol.workflow.ui;

import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.draft.Draft;
import dev.missioncontrol.policy.draft.Simulation;
import dev.missioncontrol.policy.draft.SimulationResult;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.pack.StarterPacks;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks what policy would have said of a run under another pack of the organisation: those published, and the starters. */
@Component
class WhatIfDesk {

    private static final int VERSIONS = 50;

    private final Packs packs;
    private final Simulation simulation;

    WhatIfDesk(Packs packs, Simulation simulation) {
        this.packs = packs;
        this.simulation = simulation;
    }

    /**
     * A pack that can be tried.
     *
     * @param label its name and version
     * @param yaml its text
     */
    record Candidate(String label, String yaml) {}

    /** Returns the published versions, newest first, and then the starters. */
    List<Candidate> candidates() {
        return Stream.concat(
                        packs.versions(Scope.ORG, null, null, VERSIONS).items().stream()
                                .map(version -> new Candidate(
                                        version.label() + (version.inForce() ? " (in force)" : ""), version.yaml())),
                        StarterPacks.all().stream()
                                .map(starter -> new Candidate(starter.name() + " (starter)", starter.yaml())))
                .toList();
    }

    /** Decides again on what was recorded for the run. */
    SimulationResult decide(WorkflowId run, Candidate candidate) {
        PolicyPack pack = PackParser.parse(candidate.yaml(), Scope.ORG).pack();
        if (pack == null) {
            throw Refusal.invalid(
                    "policy", "The pack " + candidate.label() + " can no longer be read.", "Choose another.");
        }
        return simulation.ofRun(new Draft(pack, Scope.ORG, null), run);
    }
}
