package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.PassingChange;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.shared.PatchSetId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The true content of sealed revisions. What people are shown comes from {@link Diffs}, without secrets. */
@Service
public class RevisionContents {

    private final RevisionStore store;
    private final PatchBlobs blobs;

    RevisionContents(RevisionStore store, PatchBlobs blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    /** Returns a revision's content, or throws NOT_FOUND. */
    @Transactional(readOnly = true)
    public RevisionContent of(PatchSetId id, int number) {
        PatchSetContent content = store.content(id, number);
        List<FileChange> changes = content.netChanges();
        List<PassingChange> passing = content.passingChanges();
        List<BlobId> ids = Stream.concat(changes.stream(), passing.stream().map(PassingChange::change))
                .flatMap(change -> Stream.of(change.oldBlob(), change.newBlob()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new RevisionContent(changes, passing, blobs.sizes(ids), blobs.prefetched(ids));
    }
}
