package dev.missioncontrol.forge;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import org.jspecify.annotations.Nullable;

/** The connected repositories. */
public interface Repositories {

    /**
     * Connects a repository: opens or mirrors it, checks that it has a commit on the base branch, and records it.
     *
     * @param location an absolute path of a work tree, git directory or bare repository, or a {@code file://},
     *     {@code https://} or {@code ssh://} URL
     * @param name the short name; null to derive it from the location
     * @param baseBranch the branch to start from; null for the repository's own HEAD
     * @throws Refusal INVALID naming the field when the location is no repository, is empty, or lacks the branch;
     *     CONFLICT when the name is taken
     */
    ForgeRepository connect(String location, @Nullable String name, @Nullable String baseBranch, Account by);

    /** Makes a small real repository to try things on, or returns the one made before. */
    ForgeRepository createSample(Account by);

    /** Forgets a repository; nothing in it is touched. */
    void disconnect(RepositoryId id, Account by);

    /** Returns the repository, or throws NOT_FOUND. */
    ForgeRepository get(RepositoryId id);

    /** Returns the repository of that name, or throws NOT_FOUND. */
    ForgeRepository byName(String name);

    /**
     * Returns connected repositories by name.
     *
     * @param search part of the name or location; null for all
     * @param cursor where the previous page ended; null for the first
     */
    Page<ForgeRepository> list(@Nullable String search, @Nullable String cursor, int limit);
}
