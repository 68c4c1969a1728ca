package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.patch.content.ScanLimit;
import dev.missioncontrol.shared.Refusal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the secrets that stand in files from being stored in clear, and from being shown (I5). */
@Component
class SecretBlobs {

    private final ContentSecrets secrets;
    private final ScanLimit limit;

    SecretBlobs(ContentSecrets secrets, ScanLimit limit) {
        this.secrets = secrets;
        this.limit = limit;
    }

    /** Refuses a secret where it could not be hidden: commit messages and paths become part of the commit as they are. */
    void requireNoneInNames(PatchSetProposal proposal) {
        for (PatchSetProposal.TaskChange task : proposal.tasks()) {
            require("title", "The title of task " + task.taskKey(), task.title());
            require("body", "The message of task " + task.taskKey(), task.body());
            task.files().keySet().forEach(path -> require("path", "A path in task " + task.taskKey(), path));
        }
    }

    private void require(String field, String what, String text) {
        secrets.find(text).ifPresent(kind -> {
            throw Refusal.invalid(field, what + " holds a secret: " + kind + ".", "Propose the change without it.");
        });
    }

    /**
     * Returns the contents a change speaks of, each with whether it has to be stored encrypted: when there is a secret in
     * it, and when nobody looked, because the limit was reached.
     */
    Map<BlobId, Boolean> contents(PatchSetContent content, BlobSource blobs) {
        Map<BlobId, Boolean> found = new LinkedHashMap<>();
        ScanLimit.Count count = limit.count();
        for (PatchContent patch : content.patches()) {
            for (FileChange change : patch.changes()) {
                look(change.path(), change.oldMode(), change.oldBlob(), blobs, count, found);
                look(change.path(), change.newMode(), change.newBlob(), blobs, count, found);
            }
        }
        return found;
    }

    private void look(
            String path,
            @Nullable GitMode mode,
            @Nullable BlobId blob,
            BlobSource blobs,
            ScanLimit.Count count,
            Map<BlobId, Boolean> found) {
        if (blob != null && mode != GitMode.GITLINK && !Boolean.TRUE.equals(found.get(blob))) {
            byte[] content = blobs.read(blob);
            boolean looked = count.take(content.length);
            found.put(blob, !looked || secrets.masked(path, content).isPresent());
        }
    }

    /**
     * Returns the same contents as people may see them; what is beyond the limit, in the order they are asked for, is not
     * shown.
     *
     * @param changes say which file each is the content of
     */
    BlobSource shown(List<FileChange> changes, BlobSource contents) {
        Map<BlobId, Set<String>> paths = new LinkedHashMap<>();
        for (FileChange change : changes) {
            name(change.oldBlob(), change.path(), paths);
            name(change.newBlob(), change.path(), paths);
        }
        Map<BlobId, byte[]> masked = new LinkedHashMap<>();
        Set<BlobId> clear = new HashSet<>();
        ScanLimit.Count count = limit.count();
        return id -> {
            if (clear.contains(id)) {
                return contents.find(id);
            }
            byte[] known = masked.get(id);
            if (known != null) {
                return Optional.of(known);
            }
            return contents.find(id).map(content -> {
                byte[] shown = count.take(content.length)
                        ? masked(paths.getOrDefault(id, Set.of("")), content)
                        : secrets.hidden(content);
                if (shown == content) {
                    clear.add(id);
                } else {
                    masked.put(id, shown);
                }
                return shown;
            });
        };
    }

    private byte[] masked(Set<String> paths, byte[] content) {
        byte[] shown = content;
        for (String path : paths) {
            shown = secrets.masked(path, shown).orElse(shown);
        }
        return shown;
    }

    private static void name(@Nullable BlobId blob, String path, Map<BlobId, Set<String>> paths) {
        if (blob != null) {
            paths.computeIfAbsent(blob, _ -> new HashSet<>()).add(path);
        }
    }
}
