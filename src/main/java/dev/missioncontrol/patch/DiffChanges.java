package dev.missioncontrol.patch;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.patch.content.RepositoryBlobs;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out which changes a diff shows. */
@Component
class DiffChanges {

    /**
     * What a diff shows.
     *
     * @param changes by path
     * @param elsewhere contents that no sealed revision brought, read from the repository
     */
    record Shown(List<FileChange> changes, BlobSource elsewhere) {

        static final BlobSource NOWHERE = _ -> Optional.empty();
    }

    /** One revision's changes, and what its base holds at the paths that only the other revision changes. */
    private record Side(Map<String, FileChange> changes, Map<String, TreeEntry> elsewhere) {

        @Nullable
        TreeEntry at(String path) {
            FileChange change = changes.get(path);
            if (change == null) {
                return elsewhere.get(path);
            }
            return entry(change.newMode(), change.newBlob());
        }
    }

    private final RevisionStore store;
    private final PatchBlobs blobs;
    private final ForgeReader forge;
    private final PatchLimits limits;

    DiffChanges(RevisionStore store, PatchBlobs blobs, ForgeReader forge, PatchLimits limits) {
        this.store = store;
        this.blobs = blobs;
        this.forge = forge;
        this.limits = limits;
    }

    /** Returns what the diff shows. */
    Shown of(DiffOf diff) {
        PatchSetContent content = store.content(diff.patchSet(), diff.revision());
        Integer ordinal = diff.patch();
        if (ordinal != null) {
            if (ordinal < 1 || ordinal > content.patches().size()) {
                throw Refusal.notFound("Revision " + diff.revision() + " has no patch " + ordinal + ".");
            }
            return new Shown(content.patches().get(ordinal - 1).changes(), Shown.NOWHERE);
        }
        Integer since = diff.since();
        return since == null
                ? new Shown(content.netChanges(), Shown.NOWHERE)
                : between(diff.patchSet(), store.content(diff.patchSet(), since), content);
    }

    private Shown between(PatchSetId id, PatchSetContent earlier, PatchSetContent later) {
        Map<String, FileChange> before = byPath(earlier);
        Map<String, FileChange> after = byPath(later);
        Set<String> onlyBefore = without(before.keySet(), after.keySet());
        Set<String> onlyAfter = without(after.keySet(), before.keySet());
        if (earlier.base().equals(later.base())) {
            Side old = new Side(before, oldSides(after, onlyAfter));
            Side now = new Side(after, oldSides(before, onlyBefore));
            return new Shown(changes(old, now, blobs), Shown.NOWHERE);
        }
        InMemoryBlobs elsewhere = new InMemoryBlobs();
        RepositoryId repository = store.patchSet(id).repository();
        return forge.read(repository, objects -> {
            BlobSource inRepository = new RepositoryBlobs(objects, limits.maxFileBytes());
            BlobSource kept = blob -> {
                Optional<byte[]> found = inRepository.find(blob);
                found.ifPresent(elsewhere::put);
                return found;
            };
            Side old = new Side(before, TreeEntry.find(objects, earlier.base(), onlyAfter));
            Side now = new Side(after, TreeEntry.find(objects, later.base(), onlyBefore));
            List<FileChange> changes = changes(old, now, blobs.or(kept));
            for (FileChange change : changes) {
                BlobId blob = change.oldBlob();
                if (blob != null && change.oldMode() != GitMode.GITLINK) {
                    blobs.or(kept).read(blob);
                }
            }
            return new Shown(changes, elsewhere);
        });
    }

    private static List<FileChange> changes(Side before, Side after, BlobSource contents) {
        Set<String> paths = new TreeSet<>(before.changes().keySet());
        paths.addAll(after.changes().keySet());
        List<FileChange> changes = new ArrayList<>();
        for (String path : paths) {
            TreeEntry old = before.at(path);
            TreeEntry now = after.at(path);
            if (old == null ? now != null : !old.equals(now)) {
                changes.add(new FileChange(
                        path,
                        old == null ? null : old.mode(),
                        old == null ? null : old.blob(),
                        now == null ? null : now.mode(),
                        now == null ? null : now.blob(),
                        digest(now, contents)));
            }
        }
        return List.copyOf(changes);
    }

    private static @Nullable Digest digest(@Nullable TreeEntry entry, BlobSource contents) {
        return entry == null || entry.mode() == GitMode.GITLINK ? null : Digest.of(contents.read(entry.blob()));
    }

    private static Map<String, TreeEntry> oldSides(Map<String, FileChange> changes, Set<String> paths) {
        Map<String, TreeEntry> sides = new HashMap<>();
        for (String path : paths) {
            FileChange change = changes.get(path);
            TreeEntry old = change == null ? null : entry(change.oldMode(), change.oldBlob());
            if (old != null) {
                sides.put(path, old);
            }
        }
        return sides;
    }

    private static @Nullable TreeEntry entry(@Nullable GitMode mode, @Nullable BlobId blob) {
        return mode == null || blob == null ? null : new TreeEntry(mode, blob);
    }

    private static Map<String, FileChange> byPath(PatchSetContent content) {
        return content.netChanges().stream().collect(Collectors.toMap(FileChange::path, Function.identity()));
    }

    private static Set<String> without(Set<String> paths, Set<String> others) {
        Set<String> rest = new TreeSet<>(paths);
        rest.removeAll(others);
        return rest;
    }
}
