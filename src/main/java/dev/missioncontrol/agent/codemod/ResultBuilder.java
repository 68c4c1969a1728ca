package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.WorkerFailure.Reason;
import dev.missioncontrol.agent.codemod.worker.Frame;
import dev.missioncontrol.agent.codemod.worker.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a result together from what the worker says; what makes no sense is garbled, not guessed at. */
final class ResultBuilder {

    private static final Frame.Finished NOTHING = new Frame.Finished(0, 0, 0);

    private final long start = System.nanoTime();
    private final long maxOutputBytes;
    private final List<String> libraries;
    private final List<CodemodResult.Step> steps = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Notice> stepNotices = new ArrayList<>();
    private final List<FileChange> stepChanges = new ArrayList<>();
    private boolean inStep;
    private int filesInTree;
    private int filesConsidered;
    private long bytesConsidered;
    private long outputBytes;
    private Frame.Finished finished = NOTHING;

    ResultBuilder(long maxOutputBytes, List<String> libraries) {
        this.maxOutputBytes = maxOutputBytes;
        this.libraries = libraries;
    }

    /** Counts a file, whose content is null when it is not looked at. */
    void considered(byte @Nullable [] content) {
        filesInTree++;
        if (content != null) {
            filesConsidered++;
            bytesConsidered += content.length;
        }
    }

    void notice(Notice notice) {
        (inStep ? stepNotices : notices).add(notice);
    }

    void take(Frame frame) {
        switch (frame) {
            case Frame.StepBegun(int step) -> {
                check(!inStep && step == steps.size(), "step " + step + " out of turn");
                inStep = true;
            }
            case Frame.Changed changed -> {
                check(inStep, "a change outside a step");
                stepChanges.add(change(changed));
            }
            case Frame.Noticed(Notice notice) -> notice(notice);
            case Frame.StepEnded(long millis) -> {
                check(inStep, "the end of no step");
                inStep = false;
                stepChanges.sort(Comparator.comparing(FileChange::path));
                steps.add(new CodemodResult.Step("", stepChanges, stepNotices, Duration.ofMillis(millis)));
                stepChanges.clear();
                stepNotices.clear();
            }
            default -> check(false, "a frame that is for workers only");
        }
    }

    void finish(Frame.Finished last) {
        check(!inStep, "the end within a step");
        finished = last;
    }

    CodemodResult build(List<String> titles) {
        check(titles.size() == steps.size(), steps.size() + " steps of " + titles.size());
        List<CodemodResult.Step> titled = new ArrayList<>();
        for (CodemodResult.Step step : steps) {
            titled.add(new CodemodResult.Step(titles.get(titled.size()), step.changes(), step.notices(), step.took()));
        }
        notices.sort(Comparator.comparing(Notice::kind).thenComparing(notice -> String.valueOf(notice.path())));
        return new CodemodResult(
                titled,
                new CodemodResult.Report(
                        filesInTree,
                        filesConsidered,
                        bytesConsidered,
                        finished.filesParsed(),
                        finished.filesUnresolved(),
                        notices,
                        libraries,
                        Duration.ofMillis(finished.parseMillis()),
                        Duration.ofNanos(System.nanoTime() - start)));
    }

    private FileChange change(Frame.Changed changed) {
        String oldPath = changed.oldPath();
        String path = changed.path();
        byte[] content = changed.content();
        outputBytes += content == null ? 0 : content.length;
        if (outputBytes > maxOutputBytes) {
            throw new WorkerFailure(
                    Reason.OUTPUT_TOO_LARGE,
                    "The recipes changed files of more than " + maxOutputBytes + " bytes.",
                    "Raise missioncontrol.codemod.max-output-size, or narrow the recipe's file pattern.",
                    "");
        }
        if (path == null && oldPath != null && content == null) {
            return new FileChange.Deleted(oldPath);
        }
        if (path != null && oldPath == null && content != null) {
            return new FileChange.Created(path, content);
        }
        if (path != null && oldPath != null && !path.equals(oldPath)) {
            return new FileChange.Renamed(oldPath, path, content);
        }
        if (path != null && oldPath != null && content != null) {
            return new FileChange.Modified(path, content);
        }
        throw garbled("a change that is none");
    }

    private static void check(boolean sense, String what) {
        if (!sense) {
            throw garbled(what);
        }
    }

    private static WorkerFailure garbled(String what) {
        return new WorkerFailure(
                Reason.GARBLED,
                "The codemod worker's answer makes no sense: " + what + ".",
                "Try again; if it stays, report it.",
                "");
    }
}
