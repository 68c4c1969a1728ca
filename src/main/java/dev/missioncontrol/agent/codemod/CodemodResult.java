package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.worker.Notice;
import java.time.Duration;
import java.util.List;

/**
 * What a run came to. Steps and changes are the same whenever the request, the tree and the libraries are; the
 * durations are not.
 *
 * @param steps one per recipe, in order, each on top of those before it
 * @param report what a reader of the changes has to know
 */
public record CodemodResult(List<Step> steps, Report report) {

    /** Copies the list. */
    public CodemodResult {
        steps = List.copyOf(steps);
    }

    /** Tells whether no step changed anything. */
    public boolean isEmpty() {
        return steps.stream().allMatch(step -> step.changes().isEmpty());
    }

    /**
     * What one recipe came to.
     *
     * @param title what it did, for people
     * @param changes by path; empty when nothing matched
     * @param notices what it left out, where it failed and what it remarked
     * @param took parsing included
     */
    public record Step(String title, List<FileChange> changes, List<Notice> notices, Duration took) {

        /** Copies the lists. */
        public Step {
            changes = List.copyOf(changes);
            notices = List.copyOf(notices);
        }
    }

    /**
     * How the run went as a whole.
     *
     * @param filesInTree all files
     * @param filesConsidered those whose content was looked at
     * @param bytesConsidered their size
     * @param filesParsed how many were parsed, a file once for each time it had to be
     * @param filesWithUnresolvedTypes Java files that use types neither the JDK nor the repository defines
     * @param notices files left out before any step, and why
     * @param libraries the OpenRewrite modules that did the work, with their versions
     * @param parsing time spent parsing
     * @param total the whole run, from the start of the worker
     */
    public record Report(
            int filesInTree,
            int filesConsidered,
            long bytesConsidered,
            int filesParsed,
            int filesWithUnresolvedTypes,
            List<Notice> notices,
            List<String> libraries,
            Duration parsing,
            Duration total) {

        /** Copies the lists. */
        public Report {
            notices = List.copyOf(notices);
            libraries = List.copyOf(libraries);
        }
    }
}
