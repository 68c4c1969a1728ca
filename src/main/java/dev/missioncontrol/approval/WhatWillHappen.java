package dev.missioncontrol.approval;

import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.CommitId;
import java.util.List;

/**
 * What the approval of a PatchSet allows, told before it is given. Nothing is written anywhere until every PatchSet of
 * the workflow is approved.
 *
 * @param repositories one entry per PatchSet of the workflow, by repository name
 */
public record WhatWillHappen(List<InRepository> repositories) {

    /** Copies the entries. */
    public WhatWillHappen {
        repositories = List.copyOf(repositories);
    }

    /**
     * What will be written to one repository.
     *
     * @param patchSet its PatchSet
     * @param branch the branch to be created
     * @param base the commit it starts from
     * @param head the commit it will point at
     * @param commits the commits, in order
     * @param pullRequestTitle the title of the pull request to be opened
     * @param waiting whether this PatchSet still holds the writing back
     */
    public record InRepository(
            PatchSet patchSet,
            String branch,
            CommitId base,
            CommitId head,
            List<Patch> commits,
            String pullRequestTitle,
            boolean waiting) {

        /** Copies the commits. */
        public InRepository {
            commits = List.copyOf(commits);
        }
    }

    /** Foretells the writing of a workflow's PatchSets. */
    static WhatWillHappen of(List<PatchSet> patchSets) {
        return new WhatWillHappen(patchSets.stream()
                .map(patchSet -> new InRepository(
                        patchSet,
                        patchSet.current().branch(),
                        patchSet.current().base(),
                        patchSet.current().head(),
                        patchSet.current().patches(),
                        patchSet.workflowTitle(),
                        patchSet.state() != PatchSet.State.APPROVED && patchSet.state() != PatchSet.State.APPLIED))
                .toList());
    }
}
