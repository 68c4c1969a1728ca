package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.shared.PatchSetId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which files a sealed revision changes, as its canonical content says. */
@Service
public class RevisionFiles {

    private final RevisionStore store;
    private final PatchBlobs blobs;

    RevisionFiles(RevisionStore store, PatchBlobs blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    /** Returns the files whose content or mode differs between the revision's base and its head, by path. */
    @Transactional(readOnly = true)
    public List<RevisionFile> of(PatchSetId id, int number) {
        PatchSetContent content = store.content(id, number);
        List<FileChange> changes = content.netChanges();
        Map<BlobId, Long> sizes = blobs.sizes(changes.stream()
                .map(FileChange::newBlob)
                .filter(Objects::nonNull)
                .toList());
        Map<String, List<Integer>> patches = patchesByPath(content);
        return changes.stream()
                .map(change -> file(change, sizes, patches.getOrDefault(change.path(), List.of())))
                .toList();
    }

    private static Map<String, List<Integer>> patchesByPath(PatchSetContent content) {
        Map<String, List<Integer>> patches = new HashMap<>();
        int ordinal = 0;
        for (PatchContent patch : content.patches()) {
            ordinal++;
            for (FileChange change : patch.changes()) {
                patches.computeIfAbsent(change.path(), _ -> new ArrayList<>()).add(ordinal);
            }
        }
        return patches;
    }

    private static RevisionFile file(FileChange change, Map<BlobId, Long> sizes, List<Integer> patches) {
        BlobId blob = change.newBlob();
        return new RevisionFile(
                change.path(),
                text(change.oldMode()),
                text(change.oldBlob()),
                text(change.newMode()),
                text(blob),
                blob == null ? 0 : sizes.getOrDefault(blob, 0L),
                patches);
    }

    private static @Nullable String text(@Nullable GitMode mode) {
        return mode == null ? null : mode.text();
    }

    private static @Nullable String text(@Nullable BlobId blob) {
        return blob == null ? null : blob.hex();
    }
}
