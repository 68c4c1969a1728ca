package dev.missioncontrol.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The decisions on a PatchSet. */
final class DecisionCommands {

    private DecisionCommands() {}

    /** Approves. */
    @Command(
            name = "approve",
            description = {
                "Approves a patch set. Once all of a run's are approved, its branches, commits and pull requests are made.",
                "The approval names the digest of what was reviewed, and is refused when that is no longer what is"
                        + " proposed. Without --digest, what is proposed is shown and you are asked."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  missionctl approve 8c1d22e4",
                "  missionctl approve 8c1d22e4"
                        + " --digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 -m \"Looks right\""
            })
    static final class Approve implements Callable<Integer> {

        private final Session session;

        @Mixin
        private DecisionOptions options = new DecisionOptions();

        Approve(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return options.decide(session, "approve", "Approve");
        }
    }

    /** Rejects. */
    @Command(
            name = "reject",
            description = "Rejects a patch set, which ends its run: nothing is written to any repository.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl reject 8c1d22e4 -m \"We keep the old name\"")
    static final class Reject implements Callable<Integer> {

        private final Session session;

        @Mixin
        private DecisionOptions options = new DecisionOptions();

        Reject(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return options.decide(session, "reject", "Reject");
        }
    }

    /** Requests changes. */
    @Command(
            name = "request-changes",
            description = "Sends a patch set back to the agent, with a comment that says what to do differently.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl request-changes 8c1d22e4 -m \"Leave the changelog alone\"")
    static final class RequestChanges implements Callable<Integer> {

        private final Session session;

        @Mixin
        private DecisionOptions options = new DecisionOptions();

        RequestChanges(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return options.decide(session, "request-changes", "Request changes to");
        }
    }
}
