package dev.missioncontrol.forge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what was checked on a pull request's head. Whoever receives checks provides a bean. */
public interface PullRequestChecks {

    /**
     * The latest word on one check, in the terms of GitHub's checks API.
     *
     * @param name what is checked, such as {@code test}
     * @param status how far it is: {@code queued}, {@code in_progress} or {@code completed}
     * @param conclusion what came of it, such as {@code success} or {@code failure}; null until it is completed
     * @param url where to read more; null when there is no such place
     * @param at when this was said
     */
    record Check(
            String name,
            String status,
            @Nullable String conclusion,
            @Nullable String url,
            Instant at) {}

    /** Returns the checks on the pull request's head, in the order of their names. */
    List<Check> of(PullRequest pullRequest);
}
