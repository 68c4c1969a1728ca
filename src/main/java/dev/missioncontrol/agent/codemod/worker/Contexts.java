package dev.missioncontrol.agent.codemod.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.openrewrite.ExecutionContext;
import org.openrewrite.HttpSenderExecutionContextView;
import org.openrewrite.InMemoryExecutionContext;
import org.openrewrite.ipc.http.HttpSender;

/** Makes the contexts that parsers and recipes run in. */
final class Contexts {

    private Contexts() {}

    private static final HttpSender NO_NETWORK = _ -> {
        throw new UncheckedIOException(new IOException("codemods have no network"));
    };

    /** Returns a context whose errors are known from what comes back, so that nothing listens for them. */
    static ExecutionContext quiet() {
        var context = new InMemoryExecutionContext(_ -> {});
        // Otherwise a run silently leaves out the rest after four minutes; the server's clock is the one that counts.
        context.putMessage(ExecutionContext.RUN_TIMEOUT, Duration.ofDays(1));
        HttpSenderExecutionContextView.view(context).setHttpSender(NO_NETWORK).setLargeFileHttpSender(NO_NETWORK);
        return context;
    }
}
