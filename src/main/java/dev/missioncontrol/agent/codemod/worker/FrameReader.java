package dev.missioncontrol.agent.codemod.worker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the frames that a {@link FrameWriter} wrote, and trusts nothing about them. */
public final class FrameReader {

    /** The stream does not hold what the protocol says. */
    public static final class MalformedFrame extends IOException {

        private static final long serialVersionUID = 1L;

        MalformedFrame(String message) {
            super(message);
        }
    }

    private final DataInputStream in;
    private final int maxFrameBytes;
    private boolean opened;

    /** Reads from the stream; a frame of more bytes than given is malformed, so that none exhausts the memory. */
    public FrameReader(InputStream in, int maxFrameBytes) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.maxFrameBytes = maxFrameBytes;
    }

    /**
     * Returns the next frame, or null at the end of the stream.
     *
     * @throws MalformedFrame if there is something else than a frame
     * @throws IOException if the stream breaks
     */
    public @Nullable Frame read() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        try {
            if (!opened) {
                open(first);
                first = in.readUnsignedByte();
            }
            int length = in.readInt();
            if (first >= FrameType.values().length || length < 0 || length > maxFrameBytes) {
                throw new MalformedFrame("frame of type " + first + " and length " + length);
            }
            byte[] payload = in.readNBytes(length);
            if (payload.length < length) {
                throw new MalformedFrame("the stream ends within a frame");
            }
            return decode(FrameType.values()[first], new Payload(ByteBuffer.wrap(payload)));
        } catch (EOFException e) {
            throw new MalformedFrame("the stream ends within a frame");
        }
    }

    private void open(int first) throws IOException {
        int magic = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        if (magic != FrameWriter.MAGIC) {
            throw new MalformedFrame("the stream does not begin with the protocol's name and version");
        }
        opened = true;
    }

    private static Frame decode(FrameType type, Payload from) throws MalformedFrame {
        try {
            Frame frame = switch (type) {
                case BEGIN -> new Frame.Begin(from.job());
                case TRACKED -> new Frame.Tracked(from.text(), from.bytes());
                case END_OF_TREE -> new Frame.EndOfTree();
                case PLANNED -> new Frame.Planned(from.texts());
                case REFUSED -> new Frame.Refused(from.text(), from.text(), from.text());
                case PROGRESS -> new Frame.Progress(from.text(), from.integer(), from.integer());
                case STEP_BEGUN -> new Frame.StepBegun(from.integer());
                case CHANGED -> new Frame.Changed(from.optionalText(), from.optionalText(), from.bytes());
                case NOTICED -> new Frame.Noticed(from.notice());
                case STEP_ENDED -> new Frame.StepEnded(from.buffer.getLong());
                case FINISHED -> new Frame.Finished(from.integer(), from.integer(), from.buffer.getLong());
            };
            if (from.buffer.hasRemaining()) {
                throw new MalformedFrame("a " + type + " frame is longer than its content");
            }
            return frame;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new MalformedFrame("a " + type + " frame does not hold what it should");
        }
    }

    /** The payload of one frame; runs out with an unchecked exception that {@link #decode} understands. */
    private record Payload(ByteBuffer buffer) {

        int integer() {
            return buffer.getInt();
        }

        byte @Nullable [] bytes() {
            int length = buffer.getInt();
            if (length == -1) {
                return null;
            }
            if (length < 0 || length > buffer.remaining()) {
                throw new IllegalArgumentException("length " + length);
            }
            byte[] bytes = new byte[length];
            buffer.get(bytes);
            return bytes;
        }

        @Nullable
        String optionalText() {
            byte @Nullable [] bytes = bytes();
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }

        String text() {
            String text = optionalText();
            if (text == null) {
                throw new IllegalArgumentException("text missing");
            }
            return text;
        }

        List<String> texts() {
            int size = buffer.getInt();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                texts.add(text());
            }
            return texts;
        }

        Notice notice() {
            return new Notice(Notice.Kind.valueOf(text()), optionalText(), text());
        }

        Job job() {
            boolean validateOnly = buffer.get() != 0;
            int size = buffer.getInt();
            List<Job.Step> steps = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                steps.add(step());
            }
            return new Job(validateOnly, steps, optionalText(), texts());
        }

        Job.Step step() {
            String recipe = text();
            String title = text();
            Map<String, String> options = new LinkedHashMap<>();
            int size = buffer.getInt();
            for (int i = 0; i < size; i++) {
                options.put(text(), text());
            }
            Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
            texts().forEach(name -> kinds.add(FileKind.valueOf(name)));
            return new Job.Step(recipe, title, options, kinds);
        }
    }
}
