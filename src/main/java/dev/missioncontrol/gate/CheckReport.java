package dev.missioncontrol.gate;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CI said of a commit.
 *
 * @param repository the repository's id
 * @param repositoryName its name
 * @param sha the commit that was checked
 * @param name the check's name
 * @param status whether it is over
 * @param conclusion how it ended; null until it has
 * @param tests what the test report said; all zero without one
 * @param reportedBy who reported it
 * @param reportedAt when
 */
public record CheckReport(
        RepositoryId repository,
        String repositoryName,
        CommitId sha,
        String name,
        Status status,
        @Nullable Conclusion conclusion,
        TestCounts tests,
        String reportedBy,
        Instant reportedAt) {

    /** Whether a check is over; the names are those of GitHub's Checks API. */
    public enum Status {
        /** Not begun. */
        QUEUED,
        /** At work. */
        IN_PROGRESS,
        /** Over. */
        COMPLETED
    }

    /** How a check ended; the names are those of GitHub's Checks API. */
    public enum Conclusion {
        /** Well. */
        SUCCESS,
        /** Not well. */
        FAILURE,
        /** Neither. */
        NEUTRAL,
        /** Somebody stopped it. */
        CANCELLED,
        /** It took too long. */
        TIMED_OUT,
        /** Somebody has to do something. */
        ACTION_REQUIRED,
        /** It did not run. */
        SKIPPED,
        /** It was given up. */
        STALE
    }

    /**
     * What a test report said.
     *
     * @param tests how many ran or were skipped
     * @param failures how many failed an assertion
     * @param errors how many broke
     * @param skipped how many did not run
     * @param failed the names of those that failed or broke, at most a hundred
     */
    public record TestCounts(int tests, int failures, int errors, int skipped, List<String> failed) {

        /** No report. */
        public static final TestCounts NONE = new TestCounts(0, 0, 0, 0, List.of());

        /** Copies the names. */
        public TestCounts {
            failed = List.copyOf(failed);
        }

        /** Returns the sum of two reports. */
        TestCounts plus(TestCounts other) {
            return new TestCounts(
                    tests + other.tests,
                    failures + other.failures,
                    errors + other.errors,
                    skipped + other.skipped,
                    java.util.stream.Stream.concat(failed.stream(), other.failed.stream())
                            .limit(100)
                            .toList());
        }
    }

    /** Returns whether it is over and well: it concluded in success and no test failed or broke. */
    public boolean isGreen() {
        return conclusion == Conclusion.SUCCESS && tests.failures() == 0 && tests.errors() == 0;
    }

    /** Returns whether it is over and does not hinder: green, neutral or skipped. */
    public boolean isHarmless() {
        return isGreen() || conclusion == Conclusion.NEUTRAL || conclusion == Conclusion.SKIPPED;
    }
}
