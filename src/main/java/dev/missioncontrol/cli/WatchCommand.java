package dev.missioncontrol.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a run. */
@Command(
        name = "watch",
        description =
                "Prints what has happened in a run and what happens, until it ends, through restarts of the server.",
        footerHeading = "%nExamples:%n",
        footer = {"  missionctl watch 3f2a91c0", "  missionctl watch 3f2a91c0 --until PR_OPEN"})
final class WatchCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run to follow.")
    private String run = "";

    @Option(
            names = "--until",
            paramLabel = "STATE",
            description = "Stop when the run has come to this state. Exit code 1 when it ends or gets stuck elsewhere.")
    private @Nullable String until;

    WatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunFollower follower = new RunFollower(session, true);
        String id = Ids.run(session.api(), run);
        return until == null ? follower.untilEnded(id) : follower.untilSettled(id, follower.state(until));
    }
}
