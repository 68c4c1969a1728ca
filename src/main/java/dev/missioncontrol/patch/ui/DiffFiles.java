package dev.missioncontrol.patch.ui;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.missioncontrol.patch.DiffOf;
import dev.missioncontrol.patch.Diffs;
import dev.missioncontrol.patch.FileDiff;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The files of sealed revisions as {@link DiffViewer} and {@link FileTree} show them. */
@Service
public class DiffFiles {

    private static final long CACHED_FILES = 50_000;

    private final Diffs diffs;

    /** What a diff holds never changes, so its list of files never goes stale. */
    private final Cache<DiffOf, List<FileChange>> lists = Caffeine.newBuilder()
            .maximumWeight(CACHED_FILES)
            .weigher((DiffOf diff, List<FileChange> files) -> files.size() + 1)
            .build();

    DiffFiles(Diffs diffs) {
        this.diffs = diffs;
    }

    /** Returns where the browser reads the diff, relative to the application's root. */
    public static String address(DiffOf diff) {
        String revision = "ui/diffs/" + diff.patchSet() + "/" + diff.revision();
        if (diff.patch() != null) {
            return revision + "/patches/" + diff.patch();
        }
        return diff.since() == null ? revision : revision + "/since/" + diff.since();
    }

    /** Returns the files with their lines, each made when it is asked for. */
    public Iterator<DiffFile> stream(DiffOf diff) {
        Iterator<FileDiff> files = diffs.files(diff);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return files.hasNext();
            }

            @Override
            public DiffFile next() {
                return shown(files.next());
            }
        };
    }

    /** Returns the files without their lines. */
    public List<FileChange> list(DiffOf diff) {
        return lists.get(diff, this::read);
    }

    private List<FileChange> read(DiffOf diff) {
        List<FileChange> files = new ArrayList<>();
        stream(diff).forEachRemaining(file -> files.add(file.summary()));
        return List.copyOf(files);
    }

    private static DiffFile shown(FileDiff file) {
        return new DiffFile(
                file.index(),
                file.path(),
                file.oldPath(),
                file.oldMode(),
                file.newMode(),
                status(file.path(), file.oldPath(), file.newMode()),
                file.additions(),
                file.deletions(),
                file.binary(),
                file.oldSize(),
                file.newSize(),
                TextWarnings.of(file.diff()),
                file.diff());
    }

    private static DiffFile.Status status(String path, @Nullable String oldPath, @Nullable String newMode) {
        if (oldPath == null) {
            return DiffFile.Status.ADDED;
        }
        if (newMode == null) {
            return DiffFile.Status.DELETED;
        }
        return path.equals(oldPath) ? DiffFile.Status.MODIFIED : DiffFile.Status.RENAMED;
    }
}
