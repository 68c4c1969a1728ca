package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes and a file that comes, alike enough to be shown as one that moved. This is for eyes only: the canonical
 * form knows no renames.
 *
 * @param from the removal
 * @param to the addition
 * @param similarity percent of the larger file's bytes in lines that both have; 100 for the same content
 */
public record Rename(FileChange from, FileChange to, int similarity) {

    private static final int LEAST_SIMILARITY = 50;
    private static final int MOST_COMPARISONS = 2_500;
    private static final int LARGEST_COMPARED = 1 << 20;

    /** Returns the renames among the changes, by the addition: same content first, then the most alike. */
    public static Map<FileChange, Rename> among(List<FileChange> changes, BlobSource blobs) {
        Map<FileChange, Rename> found = new LinkedHashMap<>();
        List<FileChange> removed = new ArrayList<>(changes.stream()
                .filter(c -> isFile(c.oldMode()) && c.newMode() == null)
                .toList());
        List<FileChange> added = new ArrayList<>(changes.stream()
                .filter(c -> isFile(c.newMode()) && c.oldMode() == null)
                .toList());
        Map<BlobId, FileChange> byContent = new HashMap<>();
        removed.forEach(change -> byContent.putIfAbsent(id(change.oldBlob()), change));
        for (FileChange to : added) {
            FileChange from = byContent.remove(id(to.newBlob()));
            if (from != null) {
                found.put(to, new Rename(from, to, 100));
                removed.remove(from);
            }
        }
        added.removeAll(found.keySet());
        if ((long) added.size() * removed.size() <= MOST_COMPARISONS) {
            addSimilar(removed, added, blobs, found);
        }
        return found;
    }

    private static void addSimilar(
            List<FileChange> removed, List<FileChange> added, BlobSource blobs, Map<FileChange, Rename> found) {
        Map<FileChange, Map<Integer, Integer>> lines = new HashMap<>();
        removed.forEach(change -> lines.put(change, bytesByLine(blobs.read(id(change.oldBlob())))));
        added.forEach(change -> lines.put(change, bytesByLine(blobs.read(id(change.newBlob())))));
        List<Rename> candidates = new ArrayList<>();
        for (FileChange to : added) {
            for (FileChange from : removed) {
                int similarity = similarity(lines.getOrDefault(from, Map.of()), lines.getOrDefault(to, Map.of()));
                if (similarity >= LEAST_SIMILARITY) {
                    candidates.add(new Rename(from, to, similarity));
                }
            }
        }
        candidates.sort(
                Comparator.comparingInt((Rename rename) -> rename.similarity).reversed());
        Set<FileChange> used = new HashSet<>();
        for (Rename candidate : candidates) {
            if (!found.containsKey(candidate.to) && used.add(candidate.from)) {
                found.put(candidate.to, candidate);
            }
        }
    }

    private static int similarity(Map<Integer, Integer> one, Map<Integer, Integer> other) {
        long common = 0;
        for (var entry : one.entrySet()) {
            common += Math.min(entry.getValue(), other.getOrDefault(entry.getKey(), 0));
        }
        long largest = Math.max(sum(one), sum(other));
        // Different contents are never called the same.
        return largest == 0 ? 0 : (int) Math.min(99, common * 100 / largest);
    }

    private static long sum(Map<Integer, Integer> bytesByLine) {
        return bytesByLine.values().stream().mapToLong(Integer::intValue).sum();
    }

    /** How many bytes the file has in lines of each hash; nothing for a file too large to compare. */
    private static Map<Integer, Integer> bytesByLine(byte[] content) {
        Map<Integer, Integer> bytes = new HashMap<>();
        if (content.length > LARGEST_COMPARED) {
            return bytes;
        }
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n' || i == content.length - 1) {
                int hash = Arrays.hashCode(Arrays.copyOfRange(content, start, i + 1));
                bytes.merge(hash, i + 1 - start, Integer::sum);
                start = i + 1;
            }
        }
        return bytes;
    }

    private static boolean isFile(@Nullable GitMode mode) {
        return mode != null && mode.isRegular();
    }

    private static BlobId id(@Nullable BlobId blob) {
        if (blob == null) {
            throw new IllegalStateException("a side with a mode has a blob");
        }
        return blob;
    }
}
