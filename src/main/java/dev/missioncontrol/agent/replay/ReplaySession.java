package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.AnswerFormat;
import dev.missioncontrol.agent.ModelCall;
import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.ToolCall;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.agent.TreeListing;
import dev.missioncontrol.agent.WireRequest;
import dev.missioncontrol.agent.replay.Divergence.Kind;
import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The session of a replay. It asks nobody: no policy, no budget, no network. A call is answered from the record; one that
 * is a function of pinned commits is made again, where they are here, and what comes is compared.
 */
final class ReplaySession implements ToolSession {

    /** Hears how far the agent is. */
    @FunctionalInterface
    interface Progress {
        void at(String doing, int done, int total);
    }

    private final Recording recording;
    private final ReplayMode mode;
    private final Answers answers;
    private final Ground ground;
    private final String sharing;
    private final Progress progress;
    private final RecordedCalls calls;
    private final RecordedFailures failures = new RecordedFailures();
    private final ReplayCourse course;
    private int madeAgain;
    private boolean calling;

    ReplaySession(
            Recording recording, ReplayMode mode, Answers answers, Ground ground, String sharing, Progress progress) {
        this.recording = recording;
        this.mode = mode;
        this.answers = answers;
        this.ground = ground;
        this.sharing = sharing;
        this.progress = progress;
        this.calls = new RecordedCalls(recording, answers);
        this.course = new ReplayCourse(mode);
    }

    @Override
    public AgentRunId run() {
        return recording.run();
    }

    @Override
    public Instant time() {
        return recording.time();
    }

    @Override
    public String sharing() {
        return sharing;
    }

    @Override
    public List<TreeFile> listFiles(RepositoryId repository, CommitId commit) {
        return call(TreeListing.call(repository, commit), () -> ground.forge().tree(ground.here(repository), commit));
    }

    @Override
    public byte[] readBlob(RepositoryId repository, ObjectId blob, long maxBytes) {
        if (!calling) {
            throw new IllegalStateException("a file is read within a tool call only");
        }
        return ground.forge().blob(ground.here(repository), blob, maxBytes);
    }

    @Override
    public <T> T call(ToolCall<T> call, Callable<T> work) {
        String name = call.tool().tool();
        RecordedCall recorded = next(RecordedCall.Kind.TOOL, name, WireRequest.of(call));
        AnswerFormat<T> format = call.format();
        if (format == null) {
            throw unsupported(name, "its answer has no form that can be written down");
        }
        Digest expected = recorded.answerDigest();
        if (call.reproducible() && ground.complete() && expected != null) {
            T again = again(name, work);
            byte[] came = format.write(again);
            if (Digest.of(came).equals(expected)) {
                return again;
            }
            course.diverged(answered(recorded, came, expected));
            return recorded.whyUnanswered().isPresent() ? again : read(format, recorded);
        }
        return read(format, recorded);
    }

    private <T> T read(AnswerFormat<T> format, RecordedCall recorded) {
        byte[] answer = answer(recorded);
        try {
            return format.read(answer);
        } catch (RuntimeException e) {
            throw unsupported(recorded.name(), "its recorded answer cannot be read: " + e.getMessage());
        }
    }

    @Override
    public byte[] model(ModelCall call, Callable<byte[]> wire) {
        return answer(next(RecordedCall.Kind.MODEL, call.model(), WireRequest.of(call)));
    }

    @Override
    public void progress(String doing, int done, int total) {
        progress.at(doing, done, total);
    }

    /** Ends the comparison of calls, and returns everything that differs. */
    List<Divergence> divergences() {
        var all = new ArrayList<>(course.divergences());
        if (!course.ended()) {
            List<Divergence> missing = calls.missing();
            all.addAll(mode == ReplayMode.STRICT ? missing.stream().limit(1).toList() : missing);
        }
        return all;
    }

    /** Returns what became of it. */
    ReplayCourse course() {
        return course;
    }

    /** Returns what a person has to know of calls that were answered with a recorded refusal or failure. */
    List<String> notes() {
        return failures.notes();
    }

    /** Returns the error of the budget that was spent when the run was recorded, which ended it; null when none was. */
    @Nullable
    String spent() {
        return failures.spent();
    }

    int made() {
        return calls.made();
    }

    int madeAgain() {
        return madeAgain;
    }

    /** Takes the next call; one that failed when it was recorded fails again. */
    private RecordedCall next(RecordedCall.Kind kind, String name, WireRequest request) {
        course.requireGoingOn();
        RecordedCalls.Match match = course.reading(() -> calls.next(kind, name, request));
        Divergence divergence = match.divergence();
        if (divergence != null) {
            course.diverged(divergence);
        }
        RecordedCall recorded = match.recorded();
        if (recorded == null) {
            throw unsupported(name, "nothing like it was recorded");
        }
        failures.requireAnswered(recorded);
        return recorded;
    }

    private byte[] answer(RecordedCall recorded) {
        String why = recorded.whyUnanswered().orElse(null);
        if (why != null) {
            throw unsupported(recorded.name(), why);
        }
        Digest document = java.util.Objects.requireNonNull(recorded.answerDocument(), "whyUnanswered looks for it");
        byte[] answer = course.reading(() -> answers.read(document))
                .orElseThrow(
                        () -> unsupported(recorded.name(), "its answer " + document.abbreviated() + " was erased"));
        if (!Digest.of(answer).equals(document)) {
            throw unsupported(
                    recorded.name(), "its recorded answer was changed: it no longer has the digest " + document);
        }
        return answer;
    }

    private <T> T again(String name, Callable<T> work) {
        calling = true;
        try {
            madeAgain++;
            return work.call();
        } catch (Exception e) {
            if (Obstacle.isInCall(e)) {
                throw course.notMade(
                        ReplayNotMade.of("Call " + calls.made() + ", " + name + ", could not be made again", e));
            }
            course.diverged(new Divergence(
                    Kind.ANSWER,
                    calls.made(),
                    null,
                    "Call " + calls.made() + ", " + name + ", had an answer and fails now: " + e.getMessage(),
                    null,
                    null,
                    null,
                    List.of()));
            throw e instanceof RuntimeException unchecked ? unchecked : new AgentFailure(e.toString(), false, e);
        } finally {
            calling = false;
        }
    }

    private Divergence answered(RecordedCall recorded, byte[] came, Digest expected) {
        Digest document = recorded.answerDocument();
        String then = document == null
                ? ""
                : course.reading(() -> answers.read(document))
                        .map(WireRequest::readable)
                        .orElse("");
        return new Divergence(
                Kind.ANSWER,
                calls.made(),
                recorded.entry(),
                "Call " + calls.made() + ", " + recorded.name() + ", is answered differently now.",
                expected.hex(),
                Digest.of(came).hex(),
                null,
                then.isEmpty() ? List.of() : TextDiff.of(then, WireRequest.readable(came)));
    }

    private RuntimeException unsupported(String name, String why) {
        return course.unsupported(calls.made(), name, why);
    }
}
