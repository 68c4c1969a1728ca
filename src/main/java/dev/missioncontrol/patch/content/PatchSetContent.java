package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The canonical form of a sealed PatchSet revision: what humans approve and what is applied. Its digest covers every byte
 * that will be written to the repository, and the commit it will be written on.
 *
 * @param base the pinned commit the first Patch is relative to
 * @param patches the Patches in order, at least one, each relative to the result of the one before
 */
public record PatchSetContent(CommitId base, List<PatchContent> patches) {

    /** Keeps a copy; refuses an empty list and a chain in which one Patch does not continue where another left off. */
    public PatchSetContent {
        patches = List.copyOf(patches);
        if (patches.isEmpty()) {
            throw Refusal.invalid("patches", "The PatchSet has no Patch.", "Propose at least one Patch.");
        }
        requireChain(patches);
    }

    /** Returns the SHA-256 of {@link #toJson}: the content's identity. */
    public Digest digest() {
        return Digest.of(toJson());
    }

    /** Returns the canonical text (RFC 8785), as described in {@code docs/patches.md}. */
    public String toJson() {
        return PatchSetJson.write(this);
    }

    /** Reads what {@link #toJson} wrote; refuses unknown, missing and repeated properties. */
    public static PatchSetContent fromJson(String json) {
        return PatchSetJson.read(json);
    }

    /** Returns what all Patches together do, by path; a path that ends as it began is left out. */
    public List<FileChange> netChanges() {
        Map<String, FileChange> net = new LinkedHashMap<>();
        for (PatchContent patch : patches) {
            for (FileChange change : patch.changes()) {
                FileChange first = net.remove(change.path());
                var oldMode = first == null ? change.oldMode() : first.oldMode();
                var oldBlob = first == null ? change.oldBlob() : first.oldBlob();
                if (oldMode != change.newMode() || !Objects.equals(oldBlob, change.newBlob())) {
                    net.put(
                            change.path(),
                            new FileChange(
                                    change.path(),
                                    oldMode,
                                    oldBlob,
                                    change.newMode(),
                                    change.newBlob(),
                                    change.newDigest()));
                } else {
                    // Put back as it was: a later Patch may still start from here, and then from the same old side.
                    net.remove(change.path());
                }
            }
        }
        List<FileChange> sorted = new ArrayList<>(net.values());
        sorted.sort(Comparator.comparing(FileChange::path));
        return List.copyOf(sorted);
    }

    /** Returns what commits on the way hold that neither base nor head does, in the order of the commits. */
    public List<PassingChange> passingChanges() {
        Map<String, FileChange> first = new HashMap<>();
        Map<String, FileChange> last = new HashMap<>();
        for (PatchContent patch : patches) {
            for (FileChange change : patch.changes()) {
                first.putIfAbsent(change.path(), change);
                last.put(change.path(), change);
            }
        }
        List<PassingChange> passing = new ArrayList<>();
        for (PatchContent patch : patches) {
            for (FileChange change : patch.changes()) {
                FileChange base = first.getOrDefault(change.path(), change);
                FileChange head = last.getOrDefault(change.path(), change);
                boolean atHead = change.newMode() == head.newMode() && Objects.equals(change.newBlob(), head.newBlob());
                boolean atBase = change.newMode() == base.oldMode() && Objects.equals(change.newBlob(), base.oldBlob());
                if (change.newMode() != null && !atHead && !atBase) {
                    passing.add(new PassingChange(
                            new FileChange(
                                    change.path(),
                                    base.oldMode(),
                                    base.oldBlob(),
                                    change.newMode(),
                                    change.newBlob(),
                                    change.newDigest()),
                            patch.title()));
                }
            }
        }
        return List.copyOf(passing);
    }

    private static void requireChain(List<PatchContent> patches) {
        Map<String, FileChange> last = new LinkedHashMap<>();
        for (PatchContent patch : patches) {
            for (FileChange change : patch.changes()) {
                FileChange before = last.put(change.path(), change);
                if (before != null
                        && (before.newMode() != change.oldMode()
                                || !Objects.equals(before.newBlob(), change.oldBlob()))) {
                    throw Refusal.invalid(
                            "patches",
                            "The Patch '" + patch.title() + "' does not start from what an earlier Patch makes of '"
                                    + change.path() + "'.",
                            "Make each Patch relative to the result of the one before.");
                }
            }
        }
    }
}
