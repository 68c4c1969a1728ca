package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells what happened to this server from what a run comes to. Only the latter is compared: a replay that a restart, a
 * crashed worker or a database out of reach stopped has not been made.
 */
final class Obstacle {

    private static final Set<Refusal.Kind> NOT_HERE_NOW =
            Set.of(Refusal.Kind.UNAVAILABLE, Refusal.Kind.NOT_FOUND, Refusal.Kind.TOO_MANY);

    private Obstacle() {}

    /** Returns whether work that is a function of what was asked failed for a reason that has nothing to do with it. */
    static boolean isInCall(Throwable thrown) {
        return any(
                thrown,
                each -> isInAgent(each)
                        || each instanceof IOException
                        || (each instanceof AgentFailure failure && failure.isOfThisServer())
                        || (each instanceof Refusal refusal && NOT_HERE_NOW.contains(refusal.kind())));
    }

    /** Returns whether an agent failed for a reason that has nothing to do with what it was asked and answered. */
    static boolean isInAgent(Throwable thrown) {
        return isInterruption(thrown)
                || any(
                        thrown,
                        each -> each instanceof DataAccessException
                                || each instanceof TransactionException
                                || each instanceof SQLException
                                || each instanceof CancellationException);
    }

    /** Returns whether the thread was told to stop, as it is when the server is. */
    static boolean isInterruption(Throwable thrown) {
        return Thread.currentThread().isInterrupted()
                || any(
                        thrown,
                        each -> each instanceof InterruptedException
                                || each instanceof InterruptedIOException
                                || each instanceof ClosedByInterruptException);
    }

    private static boolean any(Throwable thrown, Predicate<Throwable> matches) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (matches.test(each)) {
                return true;
            }
        }
        return false;
    }
}
