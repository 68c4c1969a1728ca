package dev.missioncontrol.patch;

import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.GitObject;
import dev.missioncontrol.patch.apply.AppliedPatchSet;
import dev.missioncontrol.patch.apply.CommitIdentity;
import dev.missioncontrol.patch.apply.PatchSetApplier;
import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.PatchSetContent;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes a sealed revision's commits once more, from what is stored, and checks that they are those announced. */
@Component
class CommitsToWrite {

    private final RevisionStore store;
    private final PatchBlobs blobs;
    private final ForgeReader forge;
    private final PatchLimits limits;

    CommitsToWrite(RevisionStore store, PatchBlobs blobs, ForgeReader forge, PatchLimits limits) {
        this.store = store;
        this.blobs = blobs;
        this.forge = forge;
        this.limits = limits;
    }

    /**
     * Returns what to write.
     *
     * @throws SealBroken naming what differs from what was sealed
     */
    BranchWrite of(PatchSet patchSet, int number) {
        PatchSetRevision sealed = store.revision(patchSet.id(), number);
        PatchSetContent content = store.content(patchSet.id(), number);
        requireSame(sealed, "digest", sealed.digest(), content.digest());
        requireSame(sealed, "base", sealed.base(), content.base());
        CommitIdentity identity = store.identity(patchSet.id(), number);
        BlobSource contents = blobs.prefetched(content.patches().stream()
                .flatMap(patch -> patch.changes().stream())
                .map(FileChange::newBlob)
                .filter(Objects::nonNull)
                .toList());
        AppliedPatchSet applied = forge.read(
                patchSet.repository(),
                objects -> new PatchSetApplier(objects, contents, limits, AllowedModes.filesAndLinks())
                        .apply(content, patchSet.workflow(), identity));
        requireSame(sealed, "head", sealed.head(), applied.headCommit());
        requireSame(
                sealed, "commits", sealed.patches().stream().map(Patch::commit).toList(), applied.commits());
        List<GitObject> objects = applied.objects().stream()
                .map(object -> new GitObject(object.type().code(), object.content()))
                .toList();
        return new BranchWrite(sealed.branch(), sealed.base(), sealed.head(), objects);
    }

    private static void requireSame(PatchSetRevision revision, String what, Object sealed, Object now) {
        if (!sealed.equals(now)) {
            throw new SealBroken("The " + what + " of revision " + revision.number() + " of PatchSet "
                    + revision.patchSet() + " was sealed as " + sealed + " but is " + now + " now.");
        }
    }
}
