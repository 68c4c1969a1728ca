package dev.missioncontrol.gate;

import dev.missioncontrol.agent.AgentDocuments.Plan;
import dev.missioncontrol.agent.AgentDocuments.Specification;
import dev.missioncontrol.agent.AgentDocuments.Triage;
import dev.missioncontrol.policy.PolicyDecision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the gates look at: plain values, so that a verdict can be reached again from them. */
public final class GateFacts {

    private GateFacts() {}

    /**
     * What Gate0 looks at.
     *
     * @param idea what was asked for
     * @param bases the pinned commit by repository name; null where pinning failed
     * @param problems why pinning failed, as sentences
     * @param policy what policy said of the start
     */
    public record Intake(
            String idea, Map<String, @Nullable String> bases, List<String> problems, PolicyDecision policy) {}

    /**
     * What Gate1 looks at.
     *
     * @param triage the decision
     * @param overruled why a person overruled it; null when nobody did
     */
    public record Decision(Triage triage, @Nullable String overruled) {}

    /** What Gate2 looks at. */
    public record Scope(Specification specification) {}

    /** What Gate3 looks at. */
    public record Planning(Specification specification, Plan plan, List<String> repositories) {}

    /**
     * What Gate4 looks at.
     *
     * @param patchSets the sealed revisions
     * @param plan the plan whose scope they have to stay in
     */
    public record Patches(List<SealedPatchSet> patchSets, Plan plan) {}

    /**
     * A sealed revision.
     *
     * @param repository its repository's name
     * @param revision its number
     * @param digest its digest
     * @param tasks the paths each task touches, by task key
     * @param policy what policy said of it
     * @param approved whether its approvals are complete
     */
    public record SealedPatchSet(
            String repository,
            int revision,
            String digest,
            Map<String, List<String>> tasks,
            PolicyDecision policy,
            boolean approved) {}

    /**
     * What Gate5 looks at.
     *
     * @param heads the head commit by repository name
     * @param checks what CI reported, the newest report per repository, commit and name
     * @param required the names that have to be green; empty when any one will do
     * @param evidence which parts of the evidence bundle are there, by name
     * @param ledgerVerifies whether the workflow's chain verifies
     */
    public record Verification(
            Map<String, String> heads,
            List<CheckReport> checks,
            List<String> required,
            Map<String, Boolean> evidence,
            boolean ledgerVerifies) {}
}
