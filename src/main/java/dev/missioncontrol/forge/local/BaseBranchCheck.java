package dev.missioncontrol.forge.local;

import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Finds the base branch of a repository, and checks that everything in its tree is there. */
record BaseBranchCheck(Repository repository, String field) {

    private static final int NAMED_AT_MOST = 5;

    /**
     * Returns the base branch.
     *
     * @param wanted null for the one that HEAD names
     * @param head the branch that HEAD names; null when it is detached
     * @throws Refusal INVALID naming the location when the repository is empty or incomplete, {@code baseBranch} when
     *     it lacks the branch
     */
    String check(@Nullable String wanted, @Nullable String head) throws IOException {
        List<Ref> branches = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS);
        if (branches.isEmpty()) {
            throw Refusal.invalid(
                    field, "The repository is empty: it has no commit on any branch.", "Commit something first.");
        }
        String branch = wanted != null ? wanted : head;
        if (branch == null) {
            throw Refusal.invalid(
                    "baseBranch",
                    "The repository's HEAD is detached, so it does not say which branch is meant.",
                    "Name the base branch: " + names(branches) + ".");
        }
        Ref ref = Repository.isValidRefName(Constants.R_HEADS + branch)
                ? repository.exactRef(Constants.R_HEADS + branch)
                : null;
        if (ref == null || ref.getObjectId() == null) {
            throw Refusal.invalid(
                    "baseBranch",
                    "The repository has no branch '" + branch + "'.",
                    "Name one of its branches: " + names(branches) + ".");
        }
        requireComplete(ref);
        return branch;
    }

    private void requireComplete(Ref branch) throws IOException {
        try (ObjectReader objects = repository.newObjectReader();
                RevWalk commits = new RevWalk(objects);
                TreeWalk files = new TreeWalk(objects)) {
            files.addTree(commits.parseCommit(branch.getObjectId()).getTree());
            files.setRecursive(true);
            while (files.next()) {
                if (files.getFileMode(0) != FileMode.GITLINK && !objects.has(files.getObjectId(0))) {
                    throw missing(files.getObjectId(0).name() + " (" + files.getPathString() + ")");
                }
            }
        } catch (MissingObjectException e) {
            throw missing(e.getObjectId().name());
        }
    }

    private Refusal missing(String object) {
        return Refusal.invalid(
                field,
                "The repository lacks the object " + object + ": it is damaged, or a partial clone.",
                "Clone it again without --filter, and connect that clone.");
    }

    private static String names(List<Ref> branches) {
        String names = String.join(
                ", ",
                branches.stream()
                        .limit(NAMED_AT_MOST)
                        .map(ref -> ref.getName().substring(Constants.R_HEADS.length()))
                        .toList());
        return branches.size() > NAMED_AT_MOST ? names + ", …" : names;
    }
}
