package dev.missioncontrol.policy;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;

/**
 * A pack in a repository, as it was read at a commit of the base branch.
 *
 * @param repository the repository
 * @param commit the commit
 * @param path the file
 * @param hash the digest of its text
 * @param yaml its text
 */
public record PackFile(RepositoryId repository, CommitId commit, String path, Digest hash, String yaml) {}
