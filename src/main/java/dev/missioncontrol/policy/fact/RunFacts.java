package dev.missioncontrol.policy.fact;

import java.util.Map;

/** A run that is about to start. */
public non-sealed interface RunFacts extends Facts {

    /** Returns the repositories that take part, with the base branch of each, in their order. */
    Map<String, String> baseBranches();

    /** Returns whether nothing will be written whatever people say. */
    boolean dryRun();
}
