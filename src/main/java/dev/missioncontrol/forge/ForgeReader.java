package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The read side of a forge: repositories as data (I6). No hook, filter, submodule, alternate host configuration or work
 * tree is ever looked at.
 */
public interface ForgeReader {

    /** Work on an open object database. */
    @FunctionalInterface
    interface ObjectWork<T> {
        /** Does the work; the reader is closed afterwards. */
        T with(ObjectReader objects) throws IOException;
    }

    /** Returns the branches by name, the base branch first. */
    List<Branch> branches(RepositoryId repository);

    /**
     * Brings a remote repository's branches up to date; does nothing for one that is on this disk.
     *
     * @throws Refusal UNAVAILABLE when the remote does not answer
     */
    void refresh(RepositoryId repository);

    /**
     * Returns the commit a branch points at now.
     *
     * @throws Refusal INVALID (field {@code baseBranch}) when there is no such branch
     */
    CommitId head(RepositoryId repository, String branch);

    /** Returns every file of the commit's tree, by path; sizes in bytes. */
    List<TreeFile> tree(RepositoryId repository, CommitId commit);

    /**
     * Returns a blob's bytes.
     *
     * @throws Refusal TOO_LARGE when it has more than {@code maxBytes}
     */
    byte[] blob(RepositoryId repository, ObjectId blob, long maxBytes);

    /** Runs work on the repository's object database. */
    <T> T read(RepositoryId repository, ObjectWork<T> work);
}
