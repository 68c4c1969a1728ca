package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.WorkerFailure.Reason;
import dev.missioncontrol.agent.codemod.worker.FileKind;
import dev.missioncontrol.agent.codemod.worker.Frame;
import dev.missioncontrol.agent.codemod.worker.FrameReader;
import dev.missioncontrol.agent.codemod.worker.FrameWriter;
import dev.missioncontrol.agent.codemod.worker.Job;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The server's side of one run: sends the job and the tree, takes in what comes back, and judges how it ended. */
final class Conversation {

    private static final int MAX_MESSAGE_BYTES = 1 << 20;

    private final WorkerProcess process;
    private final CodemodSettings settings;
    private final CodemodProgress progress;
    private final ResultBuilder result;
    private List<String> titles = List.of();

    Conversation(WorkerProcess process, CodemodSettings settings, CodemodProgress progress, List<String> libraries) {
        this.process = process;
        this.settings = settings;
        this.progress = progress;
        this.result = new ResultBuilder(settings.maxOutputBytes(), libraries);
    }

    /** Holds the conversation to its end. */
    void hold(Job job, Iterable<TreeFile> files) throws InterruptedException {
        // The worker says nothing but a few words before it has the whole tree, so writing first cannot block.
        boolean sent = send(job, files);
        boolean finished = listen();
        int exitCode = process.exitCode();
        if (!finished || exitCode != 0 || !sent) {
            throw failure(exitCode);
        }
    }

    List<String> titles() {
        return titles;
    }

    CodemodResult result() {
        return result.build(titles);
    }

    /** Returns false when the worker no longer listens; what it said last tells why. */
    private boolean send(Job job, Iterable<TreeFile> files) {
        var tree = new TreeSender(settings, result, wanted(job));
        try (var in = process.input()) {
            var out = new FrameWriter(in);
            out.write(new Frame.Begin(job));
            if (!job.validateOnly()) {
                progress.at("Reading files", 0, 0);
                tree.send(files, out, progress);
            }
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<FileKind> wanted(Job job) {
        return job.recipeYaml() != null
                ? FileKind.ALL
                : job.steps().stream().flatMap(step -> step.kinds().stream()).collect(Collectors.toSet());
    }

    /** Returns whether the worker said that it is through. */
    private boolean listen() {
        var in = new FrameReader(process.output(), (int)
                Math.min(settings.maxOutputBytes() + MAX_MESSAGE_BYTES, Integer.MAX_VALUE - 16));
        try {
            for (Frame frame = in.read(); frame != null; frame = in.read()) {
                switch (frame) {
                    case Frame.Planned(List<String> planned) -> titles = planned;
                    case Frame.Refused(String field, String message, String remedy) ->
                        throw Refusal.invalid(field, message, remedy);
                    case Frame.Progress(String phase, int done, int total) -> progress.at(phase, done, total);
                    case Frame.Finished finished -> {
                        result.finish(finished);
                        return true;
                    }
                    default -> result.take(frame);
                }
            }
            return false;
        } catch (FrameReader.MalformedFrame e) {
            throw new WorkerFailure(
                    Reason.GARBLED,
                    "The codemod worker's answer is not what it should be: " + e.getMessage() + ".",
                    "Try again; if it stays, report it with the run's log.",
                    process.log());
        } catch (IOException e) {
            return false;
        }
    }

    private WorkerFailure failure(int exitCode) {
        if (process.timedOut()) {
            return new WorkerFailure(
                    Reason.TIMED_OUT,
                    "The codemod run took longer than " + settings.timeout().toSeconds() + " s and was ended.",
                    "Raise missioncontrol.codemod.timeout, or narrow the recipe's file pattern.",
                    process.log());
        }
        if (exitCode == WorkerProcess.OUT_OF_MEMORY) {
            return new WorkerFailure(
                    Reason.OUT_OF_MEMORY,
                    "The codemod run needed more than " + settings.memoryMb() + " MiB of memory and was ended.",
                    "Raise missioncontrol.codemod.memory-mb, or narrow the recipe's file pattern.",
                    process.log());
        }
        return new WorkerFailure(
                Reason.CRASHED,
                "The codemod worker ended with exit code " + exitCode + " before it was through.",
                "Look at the run's log; if it stays, report it.",
                process.log());
    }
}
