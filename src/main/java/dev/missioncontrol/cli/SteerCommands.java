package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a person can do to a run beside reviewing it. */
final class SteerCommands {

    private SteerCommands() {}

    /** Pauses. */
    @Command(
            name = "pause",
            description = "Pauses a run: nothing is started or written until it is resumed.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl pause 3f2a91c0 \"Release freeze until Monday\"")
    static final class Pause implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
        private String run = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "REASON", description = "Why, for the ledger.")
        private List<String> reason = List.of();

        Pause(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            interrupt(session, run, "pause", reason);
            return said(session, "Paused. To go on: missionctl resume " + run);
        }
    }

    /** Resumes. */
    @Command(
            name = "resume",
            description = "Lets a paused run go on.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl resume 3f2a91c0")
    static final class Resume implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
        private String run = "";

        Resume(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            interrupt(session, run, "resume", List.of());
            return said(session, "Resumed.");
        }
    }

    /** Cancels. */
    @Command(
            name = "cancel",
            description = "Ends a run for good. What was written stays; nothing more is.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl cancel 3f2a91c0 \"Superseded by another idea\"")
    static final class Cancel implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
        private String run = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "REASON", description = "Why, for the ledger.")
        private List<String> reason = List.of();

        Cancel(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            interrupt(session, run, "cancel", reason);
            return said(session, "Cancelled.");
        }
    }

    /** Retries. */
    @Command(
            name = "retry",
            description = "Tries again where a run was interrupted.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl retry 3f2a91c0")
    static final class Retry implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
        private String run = "";

        Retry(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ApiClient api = session.api();
            api.post(ApiPath.of("runs", Ids.run(api, run), "retry"), Map.of());
            return said(session, "It is tried again. Follow it: missionctl watch " + run);
        }
    }

    /** Answers. */
    @Command(
            name = "answer",
            description = "Answers a run that waits for a person, or overrules a decision not to go on.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl answer 3f2a91c0 \"Go on: the generated files may change too\"")
    static final class Answer implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
        private String run = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "The answer.")
        private List<String> text = List.of();

        Answer(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ApiClient api = session.api();
            api.post(ApiPath.of("runs", Ids.run(api, run), "answer"), Map.of("text", String.join(" ", text)));
            return said(session, "Answered. Follow it: missionctl watch " + run);
        }
    }

    private static void interrupt(Session session, String run, String action, List<String> reason) {
        ApiClient api = session.api();
        api.post(
                ApiPath.of("runs", Ids.run(api, run), "interrupt"),
                Map.of("action", action, "reason", String.join(" ", reason)));
    }

    private static int said(Session session, String sentence) {
        session.terminal().line(sentence);
        return 0;
    }
}
