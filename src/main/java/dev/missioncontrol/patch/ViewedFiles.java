package dev.missioncontrol.patch;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which files a person has looked at. A tick belongs to what was seen: in a later revision it is still there if the file's
 * new content is the same, and gone if it is not.
 */
@Service
public class ViewedFiles {

    private static final String DELETED = "";

    private final ViewedFileRows rows;
    private final RevisionStore store;

    ViewedFiles(ViewedFileRows rows, RevisionStore store) {
        this.rows = rows;
        this.store = store;
    }

    /**
     * Sets or takes away a tick.
     *
     * @throws Refusal INVALID when the revision does not change such a file
     */
    @Transactional
    public void mark(PatchSetId patchSet, int revision, String path, boolean viewed, Account by) {
        String content = contents(patchSet, revision).get(path);
        if (content == null) {
            throw Refusal.invalid(
                    "path",
                    "Revision " + revision + " does not change '" + path + "'.",
                    "Name a path that the revision changes.");
        }
        ViewedFileRow.Key key = new ViewedFileRow.Key(by.name(), patchSet.value(), path);
        if (viewed) {
            rows.save(new ViewedFileRow(key, content));
        } else {
            rows.deleteById(key);
        }
    }

    /** Returns the paths of the revision whose present content the account has looked at, sorted. */
    @Transactional(readOnly = true)
    public Set<String> viewed(PatchSetId patchSet, int revision, Account account) {
        Map<String, String> contents = contents(patchSet, revision);
        return rows.findByKeyAccountAndKeyPatchSet(account.name(), patchSet.value()).stream()
                .filter(row -> row.content().equals(contents.get(row.path())))
                .map(ViewedFileRow::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> contents(PatchSetId patchSet, int revision) {
        return store.content(patchSet, revision).netChanges().stream()
                .collect(Collectors.toMap(FileChange::path, ViewedFiles::content));
    }

    private static String content(FileChange change) {
        var blob = change.newBlob();
        return blob == null ? DELETED : blob.hex();
    }
}
