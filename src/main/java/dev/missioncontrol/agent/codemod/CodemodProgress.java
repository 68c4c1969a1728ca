package dev.missioncontrol.agent.codemod;

/** Hears how far a run is, on the thread that started it, at least once a second. */
@FunctionalInterface
public interface CodemodProgress {

    /** Does not care. */
    CodemodProgress NONE = (_, _, _) -> {};

    /**
     * Called as the run moves on; an exception thrown here ends the run and reaches its caller.
     *
     * @param phase what is being done, for people
     * @param done how much of it
     * @param total of how much, 0 when that is not known
     */
    void at(String phase, int done, int total);
}
