package dev.missioncontrol.forge;

import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a forge does when one of its repositories is connected or forgotten. */
public interface RepositoryConnector {

    /**
     * A repository that may be connected.
     *
     * @param location where it is, in one spelling and without credentials
     * @param identity the same for each way to name the same repository
     * @param suggestedName a short name made of the location
     * @param field the form field the location was given in
     */
    record Candidate(String location, String identity, String suggestedName, String field) {}

    /**
     * Reads a location and looks whether it can be connected, without fetching anything.
     *
     * @throws Refusal INVALID naming {@code path} or {@code url}
     */
    Candidate examine(String location);

    /**
     * Gets a repository ready to be read: mirrors a remote one; checks that the base branch is there and complete.
     *
     * @param baseBranch null for the branch that HEAD names
     * @return the base branch
     * @throws Refusal INVALID naming {@code path}, {@code url} or {@code baseBranch}; nothing is left behind then
     */
    String prepare(RepositoryId id, Candidate candidate, @Nullable String baseBranch);

    /** Lets go of whatever is kept for a repository here. */
    void forget(RepositoryId id);

    /** Makes the sample project unless it is there, and returns it. */
    Candidate sample() throws IOException;
}
