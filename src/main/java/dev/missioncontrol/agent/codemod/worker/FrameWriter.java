package dev.missioncontrol.agent.codemod.worker;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames: after {@link #MAGIC} once per stream, each is one type byte, the payload's length (four bytes, big
 * endian) and the payload. Texts and byte strings carry their length in front, -1 for null; lists their size.
 */
public final class FrameWriter {

    /** Opens a stream: protocol name and version. */
    static final int MAGIC = 0x4d435731; // "MCW1"

    private final DataOutputStream out;
    private boolean opened;

    /** Writes to the stream, which stays the caller's to close. */
    public FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /** Writes one frame; content goes out as it is, not copied. */
    public synchronized void write(Frame frame) throws IOException {
        if (!opened) {
            out.writeInt(MAGIC);
            opened = true;
        }
        var head = new ByteArrayOutputStream();
        byte @Nullable [] content = encode(frame, new DataOutputStream(head));
        out.writeByte(FrameType.of(frame).ordinal());
        out.writeInt(head.size() + (content == null ? 0 : content.length));
        head.writeTo(out);
        if (content != null) {
            out.write(content);
        }
    }

    /** Sends what is buffered. */
    public synchronized void flush() throws IOException {
        out.flush();
    }

    private static byte @Nullable [] encode(Frame frame, DataOutputStream to) throws IOException {
        switch (frame) {
            case Frame.Begin(Job job) -> job(job, to);
            case Frame.Tracked(String path, byte[] content) -> {
                text(path, to);
                return length(content, to);
            }
            case Frame.EndOfTree() -> {}
            case Frame.Planned(List<String> titles) -> texts(titles, to);
            case Frame.Refused(String field, String message, String remedy) -> {
                text(field, to);
                text(message, to);
                text(remedy, to);
            }
            case Frame.Progress(String phase, int done, int total) -> {
                text(phase, to);
                to.writeInt(done);
                to.writeInt(total);
            }
            case Frame.StepBegun(int step) -> to.writeInt(step);
            case Frame.Changed(String oldPath, String path, byte[] content) -> {
                text(oldPath, to);
                text(path, to);
                return length(content, to);
            }
            case Frame.Noticed(Notice(Notice.Kind kind, String path, String message)) -> {
                text(kind.name(), to);
                text(path, to);
                text(message, to);
            }
            case Frame.StepEnded(long millis) -> to.writeLong(millis);
            case Frame.Finished(int parsed, int unresolved, long millis) -> {
                to.writeInt(parsed);
                to.writeInt(unresolved);
                to.writeLong(millis);
            }
        }
        return null;
    }

    private static void job(Job job, DataOutputStream to) throws IOException {
        to.writeBoolean(job.validateOnly());
        to.writeInt(job.steps().size());
        for (Job.Step step : job.steps()) {
            text(step.recipe(), to);
            text(step.title(), to);
            to.writeInt(step.options().size());
            for (var option : new TreeMap<>(step.options()).entrySet()) {
                text(option.getKey(), to);
                text(option.getValue(), to);
            }
            texts(step.kinds().stream().map(FileKind::name).sorted().toList(), to);
        }
        text(job.recipeYaml(), to);
        texts(job.roots(), to);
    }

    private static void texts(List<String> values, DataOutputStream to) throws IOException {
        to.writeInt(values.size());
        for (String value : values) {
            text(value, to);
        }
    }

    private static void text(@Nullable String value, DataOutputStream to) throws IOException {
        byte @Nullable [] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        length(bytes, to);
        if (bytes != null) {
            to.write(bytes);
        }
    }

    private static byte @Nullable [] length(byte @Nullable [] bytes, DataOutputStream to) throws IOException {
        to.writeInt(bytes == null ? -1 : bytes.length);
        return bytes;
    }
}
