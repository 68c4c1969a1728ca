package dev.missioncontrol.forge.local;

import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** Which branches may be made: ours, and none that would collide with anybody's. */
record BranchNameRules(Repository repository, Path gitDirectory) {

    /** What the names of all branches begin with that Mission Control makes. */
    static final String OURS = "missioncontrol/";

    /** Refuses names that are not ours or not valid. */
    static void requireOurs(String branch) {
        String ref = Constants.R_HEADS + branch;
        if (!branch.startsWith(OURS) || !Repository.isValidRefName(ref)) {
            throw Refusal.invalid(
                    "branch",
                    "The branch '" + branch + "' is not one that Mission Control makes.",
                    "Use a valid name that begins with " + OURS + ".");
        }
    }

    /** Refuses a branch that somebody has checked out, or that git cannot have beside the others. */
    void requireFree(String branch) throws IOException {
        String ref = Constants.R_HEADS + branch;
        for (Path head : heads()) {
            if (Files.isRegularFile(head) && Files.readString(head).strip().equals("ref: " + ref)) {
                throw Refusal.conflict(
                        "The branch " + branch + " is checked out in a work tree of the repository.",
                        "Check out another branch there, then try again.");
            }
        }
        Collection<String> conflicting = repository.getRefDatabase().getConflictingNames(ref);
        if (!conflicting.isEmpty()) {
            throw Refusal.conflict(
                    "The branch " + branch + " cannot be made because "
                            + conflicting.iterator().next() + " exists: git cannot have both.",
                    "Rename that branch, then try again.");
        }
    }

    private List<Path> heads() throws IOException {
        List<Path> heads = new ArrayList<>(List.of(gitDirectory.resolve("HEAD")));
        Path worktrees = gitDirectory.resolve("worktrees");
        if (Files.isDirectory(worktrees)) {
            try (DirectoryStream<Path> linked = Files.newDirectoryStream(worktrees)) {
                linked.forEach(each -> heads.add(each.resolve("HEAD")));
            }
        }
        return heads;
    }
}
