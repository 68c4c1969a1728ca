package dev.missioncontrol.patch;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchId;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;

/** The PatchSets of all workflows. */
public interface PatchSets {

    /**
     * Seals a new revision of the PatchSet that the workflow has for the repository (made on the first proposal). The
     * content is checked, applied in core at its base, and stored with its new blobs; the ids of the commits it will
     * become are fixed by that. A revision never changes afterwards; the earlier one is superseded.
     *
     * @return the sealed revision
     * @throws dev.missioncontrol.shared.Refusal INVALID with the reason when the content is hostile, does not apply
     *     exactly at the base, or changes nothing
     */
    PatchSetRevision seal(PatchSetProposal proposal);

    /**
     * Does all of {@link #seal(PatchSetProposal)} that takes long, and nothing that others would have to wait for: checks,
     * applies, and looks for secrets. To be called outside any transaction.
     *
     * @throws dev.missioncontrol.shared.Refusal as {@link #seal(PatchSetProposal)} does
     */
    PreparedPatchSet prepare(PatchSetProposal proposal);

    /** Seals what was prepared. */
    PatchSetRevision seal(PreparedPatchSet prepared);

    /**
     * Returns the digest that a proposal would be sealed with; changes nothing.
     *
     * @throws dev.missioncontrol.shared.Refusal INVALID when it could not be sealed
     */
    Digest digestOf(PatchSetProposal proposal);

    /** Returns the revisions that an agent run produced, by PatchSet. */
    List<PatchSetRevision> producedBy(AgentRunId run);

    /** Marks every PatchSet of the workflow that has an earlier cycle's revision as superseded. */
    void supersedeAll(WorkflowId workflow);

    /** Returns the PatchSet, or throws NOT_FOUND. */
    PatchSet get(PatchSetId id);

    /**
     * Returns the PatchSet as it is now, and keeps everyone else from sealing a revision or moving its state until the
     * surrounding transaction ends; or throws NOT_FOUND.
     */
    PatchSet lock(PatchSetId id);

    /** Returns the PatchSets of a workflow that are not superseded, by repository name. */
    List<PatchSet> ofWorkflow(WorkflowId workflow);

    /** Returns a sealed revision, or throws NOT_FOUND. */
    PatchSetRevision revision(PatchSetId id, int number);

    /** Returns every sealed revision of the PatchSet, oldest first. */
    List<PatchSetRevision> revisions(PatchSetId id);

    /** Returns the patch with the revision it is part of, or throws NOT_FOUND. */
    PatchInRevision patch(PatchId id);

    /**
     * Returns the commits of a revision with every object that is not in the repository yet: what the WriteGate writes.
     * Computed anew from the stored canonical form, and checked against the digest and head that were announced.
     */
    dev.missioncontrol.forge.BranchWrite toWrite(PatchSetId id, int number);

    /**
     * Returns the unified diff of a whole revision, made from the stored bytes; what is no UTF-8 in it is
     * replaced. For the exact bytes see {@link Diffs}.
     */
    String diff(PatchSetId id, int number);

    /** Moves the PatchSet to another state; refused as CONFLICT when it may not. */
    void mark(PatchSetId id, PatchSet.State state);
}
