package dev.missioncontrol.patch;

import dev.missioncontrol.patch.FileDiff.Side;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the patch that is behind a line of a file, where several patches of a revision touch the file. */
@Service
@Transactional(readOnly = true)
public class LineOrigins {

    private final Diffs diffs;

    LineOrigins(Diffs diffs) {
        this.diffs = diffs;
    }

    /**
     * Returns the last patch that adds a line of the file as the revision leaves it; or, for a line of the file as it was
     * before, the first patch that removes it. Empty when the revision does not change the line.
     *
     * @param patch the ordinal of the patch after (or before) which the line is counted; null for the whole revision
     * @param path the path of the file on that side
     * @param line the line's number there, from 1
     */
    public Optional<LineOrigin> of(
            PatchSetRevision revision, @Nullable Integer patch, String path, int line, Side side) {
        return side == Side.NEW
                ? added(revision, patch == null ? Integer.MAX_VALUE : patch, path, line)
                : removed(revision, patch == null ? 0 : patch, path, line);
    }

    private Optional<LineOrigin> added(PatchSetRevision revision, int last, String path, int line) {
        String at = path;
        int number = line;
        for (Patch patch : revision.patches().reversed()) {
            FileDiff file = patch.ordinal() > last ? null : file(revision, patch, at, Side.NEW);
            if (file != null) {
                DiffHunks hunks = DiffHunks.of(file.diff());
                Optional<String> hunk = hunks.adding(number);
                if (hunk.isPresent()) {
                    return Optional.of(new LineOrigin(patch, at, number, hunk.get()));
                }
                number = hunks.across(number, Side.NEW);
                at = Objects.requireNonNullElse(file.oldPath(), at);
            }
        }
        return Optional.empty();
    }

    private Optional<LineOrigin> removed(PatchSetRevision revision, int first, String path, int line) {
        String at = path;
        int number = line;
        for (Patch patch : revision.patches()) {
            FileDiff file = patch.ordinal() < first ? null : file(revision, patch, at, Side.OLD);
            if (file != null) {
                DiffHunks hunks = DiffHunks.of(file.diff());
                Optional<String> hunk = hunks.removing(number);
                if (hunk.isPresent()) {
                    return Optional.of(new LineOrigin(patch, at, number, hunk.get()));
                }
                number = hunks.across(number, Side.OLD);
                at = file.path();
            }
        }
        return Optional.empty();
    }

    /** Returns what the patch does to the file that has the path on that side; null when it does not touch it. */
    private @Nullable FileDiff file(PatchSetRevision revision, Patch patch, String path, Side side) {
        if (!patch.paths().contains(path)) {
            return null;
        }
        Iterator<FileDiff> files = diffs.files(DiffOf.patch(revision.patchSet(), revision.number(), patch.ordinal()));
        while (files.hasNext()) {
            FileDiff file = files.next();
            String there = side == Side.NEW ? (file.newMode() == null ? null : file.path()) : file.oldPath();
            if (path.equals(there)) {
                return file;
            }
        }
        return null;
    }

    /** Returns the patches of a revision that touch a path, in the order of their commits. */
    public static List<Patch> touching(PatchSetRevision revision, String path) {
        return revision.patches().stream()
                .filter(patch -> patch.paths().contains(path))
                .toList();
    }
}
