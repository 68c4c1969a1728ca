package dev.missioncontrol.patch;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PreparedPatchSet.Worked;
import dev.missioncontrol.patch.apply.AppliedPatchSet;
import dev.missioncontrol.patch.apply.CommitIdentity;
import dev.missioncontrol.patch.apply.PatchSetApplier;
import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.patch.content.RepositoryBlobs;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchId;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectReader;
import org.springframework.stereotype.Component;

/** Seals proposals: checks, applies and stores them, so that from then on only their digest needs to be talked about. */
@Component
class Sealing {

    private final Repositories repositories;
    private final ForgeReader forge;
    private final RevisionStore store;
    private final PatchBlobs blobs;
    private final SecretBlobs secrets;
    private final SealRecord record;
    private final PatchLimits limits;
    private final CommitSettings settings;
    private final Clock clock;

    Sealing(
            Repositories repositories,
            ForgeReader forge,
            RevisionStore store,
            PatchBlobs blobs,
            SecretBlobs secrets,
            SealRecord record,
            PatchLimits limits,
            CommitSettings settings,
            Clock clock) {
        this.repositories = repositories;
        this.forge = forge;
        this.store = store;
        this.blobs = blobs;
        this.secrets = secrets;
        this.record = record;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what takes long, and holds nothing that others wait for. */
    PreparedPatchSet prepare(PatchSetProposal proposal) {
        ForgeRepository repository = repositories.get(proposal.repository());
        Instant at = clock.instant();
        CommitIdentity identity = new CommitIdentity(settings.name(), settings.email(), at);
        Set<String> paths = ProposedContent.paths(proposal);
        secrets.requireNoneInNames(proposal);
        Worked worked = forge.read(proposal.repository(), objects -> work(proposal, paths, identity, objects));
        return new PreparedPatchSet(
                proposal, repository, worked, secrets.contents(worked.content(), worked.blobs()), identity, at);
    }

    /** Stores what was prepared. */
    PatchSetRevision seal(PreparedPatchSet prepared) {
        PatchSetProposal proposal = prepared.proposal();
        Worked worked = prepared.worked();
        Instant at = prepared.at();
        PatchSetRow row = store.lockOrMake(proposal, prepared.repository(), at);
        int number = row.reopen(at);
        PatchSetContent content = worked.content();
        blobs.store(prepared.contents(), worked.blobs());
        PatchSetRevision revision = new PatchSetRevision(
                row.id(),
                number,
                content.digest(),
                content.base(),
                BranchName.of(proposal.workflow(), proposal.workflowTitle(), number),
                worked.applied().headCommit(),
                patches(worked),
                proposal.producedBy(),
                at);
        store.save(revision, content, prepared.identity());
        record.write(proposal.workflow(), prepared.repository(), revision);
        return revision;
    }

    /** Returns the digest that the proposal would be sealed with. */
    Digest digestOf(PatchSetProposal proposal) {
        Set<String> paths = ProposedContent.paths(proposal);
        return forge.read(
                proposal.repository(),
                objects -> new ProposedContent(limits, TreeEntry.find(objects, proposal.base(), paths))
                        .of(proposal)
                        .digest());
    }

    private Worked work(PatchSetProposal proposal, Set<String> paths, CommitIdentity identity, ObjectReader objects)
            throws IOException {
        ProposedContent proposed = new ProposedContent(limits, TreeEntry.find(objects, proposal.base(), paths));
        PatchSetContent content = proposed.of(proposal);
        InMemoryBlobs all = proposed.blobs();
        AppliedPatchSet applied = new PatchSetApplier(objects, all, limits, AllowedModes.filesAndLinks())
                .apply(content, proposal.workflow(), identity);
        keepOldSides(content, new RepositoryBlobs(objects, limits.maxFileBytes()), all);
        return new Worked(content, applied, all);
    }

    /** What was there before is kept too: a review has to be readable when the repository is long gone. */
    private static void keepOldSides(PatchSetContent content, RepositoryBlobs repository, InMemoryBlobs all) {
        for (PatchContent patch : content.patches()) {
            for (FileChange change : patch.changes()) {
                BlobId old = change.oldBlob();
                if (old != null
                        && change.oldMode() != GitMode.GITLINK
                        && all.find(old).isEmpty()) {
                    all.put(repository.read(old));
                }
            }
        }
    }

    private static List<Patch> patches(Worked worked) {
        List<Patch> patches = new ArrayList<>();
        for (PatchContent patch : worked.content().patches()) {
            int ordinal = patches.size() + 1;
            LineCount lines = LineCount.of(patch.changes(), worked.blobs());
            patches.add(new Patch(
                    PatchId.next(),
                    ordinal,
                    patch.taskKey(),
                    patch.title(),
                    patch.body(),
                    worked.applied().commits().get(ordinal - 1),
                    patch.changes().stream().map(FileChange::path).toList(),
                    lines.additions(),
                    lines.deletions()));
        }
        return patches;
    }
}
