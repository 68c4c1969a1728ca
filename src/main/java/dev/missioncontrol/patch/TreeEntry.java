package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/**
 * What a path holds.
 *
 * @param mode its mode
 * @param blob its content
 */
record TreeEntry(GitMode mode, BlobId blob) {

    /**
     * Looks the paths up in a commit's tree; those it does not have as a file, link or submodule are left out.
     *
     * @throws Refusal INVALID (field {@code base}) when the repository does not have the commit
     */
    static Map<String, TreeEntry> find(ObjectReader objects, CommitId commit, Collection<String> paths)
            throws IOException {
        Map<String, TreeEntry> found = new HashMap<>();
        if (paths.isEmpty()) {
            return found;
        }
        Set<String> wanted = Set.copyOf(paths);
        try (var commits = new RevWalk(objects);
                var tree = new TreeWalk(objects)) {
            tree.addTree(commits.parseCommit(ObjectId.fromString(commit.hex())).getTree());
            tree.setRecursive(true);
            tree.setFilter(PathFilterGroup.createFromStrings(wanted));
            while (tree.next()) {
                String path = tree.getPathString();
                if (wanted.contains(path)) {
                    GitMode.ofBits(tree.getRawMode(0))
                            .ifPresent(mode -> found.put(path, new TreeEntry(mode, BlobId.of(tree.getObjectId(0)))));
                }
            }
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            throw Refusal.invalid(
                    "base", "The repository has no commit " + commit + ".", "Pin a commit that the repository has.");
        }
        return found;
    }
}
