package dev.missioncontrol.agent.codemod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The protocol between server and worker: what is written is read, and nothing else. */
class FramesTests {

    private static final List<Frame> ALL = List.of(
            new Frame.Begin(new Job(
                    true,
                    List.of(new Job.Step("r", "Title ✓", Map.of("a", "1", "b", ""), Set.of(FileKind.JAVA))),
                    null,
                    List.of())),
            new Frame.Begin(new Job(false, List.of(), "type: x", List.of("com.acme.A"))),
            new Frame.Tracked("ä/b.txt", new byte[] {1, 2, 3}),
            new Frame.Tracked("c", null),
            new Frame.EndOfTree(),
            new Frame.Planned(List.of("one", "two")),
            new Frame.Refused("f", "m", "r"),
            new Frame.Progress("p", 1, 2),
            new Frame.StepBegun(0),
            new Frame.Changed("a", "b", null),
            new Frame.Changed(null, "b", new byte[0]),
            new Frame.Noticed(new Notice(Notice.Kind.REMARK, null, "m")),
            new Frame.StepEnded(5_000_000_000L),
            new Frame.Finished(1, 2, 3));

    private static byte[] written() throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new FrameWriter(out);
        for (Frame frame : ALL) {
            writer.write(frame);
        }
        writer.flush();
        return out.toByteArray();
    }

    private static @Nullable Frame readAll(byte[] bytes) throws IOException {
        var reader = new FrameReader(new ByteArrayInputStream(bytes), 1 << 20);
        Frame last = null;
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            last = frame;
        }
        return last;
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        var reader = new FrameReader(new ByteArrayInputStream(written()), 1 << 20);
        for (Frame frame : ALL) {
            assertThat(reader.read()).usingRecursiveComparison().isEqualTo(frame);
        }
        assertThat(reader.read()).isNull();
    }

    @Test
    void refusesAFrameThatIsTooLongBeforeItIsRead() throws IOException {
        byte[] bytes = written();
        assertThatThrownBy(() -> new FrameReader(new ByteArrayInputStream(bytes), 10).read())
                .isInstanceOf(FrameReader.MalformedFrame.class);
    }

    @Test
    void refusesAStreamThatEndsWithinAFrame() throws IOException {
        byte[] bytes = written();
        assertThatThrownBy(() -> readAll(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(FrameReader.MalformedFrame.class);
    }

    @Test
    void endsInAFrameOrARefusalWhateverTheBytes() throws IOException {
        var random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = written();
            for (int j = 0; j <= random.nextInt(4); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                readAll(bytes);
            } catch (FrameReader.MalformedFrame e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }
}
