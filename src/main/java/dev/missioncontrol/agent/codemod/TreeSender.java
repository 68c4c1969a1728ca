package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.WorkerFailure.Reason;
import dev.missioncontrol.agent.codemod.worker.FileKind;
import dev.missioncontrol.agent.codemod.worker.Frame;
import dev.missioncontrol.agent.codemod.worker.FrameWriter;
import dev.missioncontrol.agent.codemod.worker.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends a tree to the worker, keeping the limits, and leaves out what no recipe may look into. */
final class TreeSender {

    /** As git does: a file with a NUL near its beginning is binary. */
    private static final int BINARY_PROBE = 8000;

    private static final int PROGRESS_EVERY = 500;

    private final CodemodSettings settings;
    private final ResultBuilder result;
    private final Set<FileKind> wanted;
    private int files;
    private long bytes;

    TreeSender(CodemodSettings settings, ResultBuilder result, Set<FileKind> wanted) {
        this.settings = settings;
        this.result = result;
        this.wanted = wanted;
    }

    /** Sends all files; a file that cannot be read is an {@link UncheckedIOException}, a worker gone an IOException. */
    void send(Iterable<TreeFile> tree, FrameWriter out, CodemodProgress progress) throws IOException {
        for (TreeFile file : tree) {
            files++;
            if (files > settings.maxFiles()) {
                throw new WorkerFailure(
                        Reason.TOO_MANY_FILES,
                        "The tree has more than " + settings.maxFiles() + " files.",
                        "Raise missioncontrol.codemod.max-files.",
                        "");
            }
            byte[] content = content(file);
            result.considered(content);
            out.write(new Frame.Tracked(file.path(), content));
            if (files % PROGRESS_EVERY == 0) {
                progress.at("Reading files", files, 0);
            }
        }
        out.write(new Frame.EndOfTree());
    }

    private byte @Nullable [] content(TreeFile file) {
        if (!file.isRegular()) {
            return leaveOut(file, Notice.Kind.SKIPPED_LINK, "A symbolic link or submodule; not followed.");
        }
        if (!FileKind.needsContent(file.path(), wanted)) {
            return null;
        }
        if (file.size() > settings.maxFileBytes()) {
            return leaveOut(
                    file,
                    Notice.Kind.SKIPPED_LARGE,
                    "It has " + file.size() + " bytes; files over " + settings.maxFileBytes()
                            + " are not read (missioncontrol.codemod.max-file-size).");
        }
        byte[] content = read(file);
        if (isBinary(content)) {
            return leaveOut(file, Notice.Kind.SKIPPED_BINARY, "A binary file.");
        }
        bytes += content.length;
        if (bytes > settings.maxTotalBytes()) {
            throw new WorkerFailure(
                    Reason.TREE_TOO_LARGE,
                    "The files to look at have more than " + settings.maxTotalBytes() + " bytes.",
                    "Raise missioncontrol.codemod.max-total-size, and missioncontrol.codemod.memory-mb with it.",
                    "");
        }
        return content;
    }

    private byte @Nullable [] leaveOut(TreeFile file, Notice.Kind kind, String message) {
        result.notice(new Notice(kind, file.path(), message));
        return null;
    }

    private static byte[] read(TreeFile file) {
        try {
            return file.content().read();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.path(), e);
        }
    }

    private static boolean isBinary(byte[] content) {
        for (int i = 0; i < Math.min(content.length, BINARY_PROBE); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
