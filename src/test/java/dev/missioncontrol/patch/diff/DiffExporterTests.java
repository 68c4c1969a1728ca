package dev.missioncontrol.patch.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an exported diff looks; that git reads it is shown in {@code RealHistoryTests}. */
class DiffExporterTests {

    private final InMemoryBlobs blobs = new InMemoryBlobs();

    @Test
    void showsAChangeOfLineEndsAsItIs() throws IOException {
        FileChange flip = change("one\ntwo\n", "one\r\ntwo\r\n");
        assertThat(export(flip)).endsWith("--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n-one\n-two\n+one\r\n+two\r\n");
        assertThat(ChangeNote.of(flip, blobs)).containsExactly(ChangeNote.ONLY_LINE_ENDS);
        assertThat(LineCount.of(flip, blobs)).isEqualTo(new LineCount(2, 2, false));
    }

    @Test
    void showsARenameWithItsEdit() throws IOException {
        String text = "a\nb\nc\nd\ne\nf\ng\nh\n";
        FileChange from = FileChange.removed("old name", GitMode.FILE, put(text));
        put(text.replace("c", "C"));
        FileChange to = FileChange.added("new", GitMode.EXECUTABLE, bytes(text.replace("c", "C")));
        assertThat(export(to, from))
                .startsWith("diff --git a/old name b/new\nold mode 100644\nnew mode 100755\nsimilarity index 87%\n"
                        + "rename from old name\nrename to new\nindex ")
                .contains("\n--- a/old name\t\n+++ b/new\n@@ -1,6 +1,6 @@\n");
    }

    @Test
    void showsUnlikeFilesAsDeletedAndNew() throws IOException {
        FileChange from = FileChange.removed("a", GitMode.FILE, put("one\ntwo\n"));
        put("quite\nanother\n");
        assertThat(export(from, FileChange.added("b", GitMode.FILE, bytes("quite\nanother\n"))))
                .contains("deleted file mode 100644", "new file mode 100644")
                .doesNotContain("rename");
    }

    @Test
    void quotesUnusualNamesAndWritesEmptyFilesWithoutHunks() throws IOException {
        put("");
        assertThat(export(FileChange.added("größe", GitMode.FILE, new byte[0])))
                .isEqualTo("diff --git \"a/gr\\303\\266\\303\\237e\" \"b/gr\\303\\266\\303\\237e\"\n"
                        + "new file mode 100644\nindex 0000000000000000000000000000000000000000.."
                        + "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n");
    }

    @Test
    void notesWhatDoesNotShow() {
        assertThat(ChangeNote.of(change("if (a)\n", "if (\u202ea)\n"), blobs))
                .containsExactly(ChangeNote.TEXT_DIRECTION);
        assertThat(ChangeNote.of(change("a\n", "\ufeffa\n"), blobs)).containsExactly(ChangeNote.BYTE_ORDER_MARK);
        byte[] latin = {'a', (byte) 0xe9, '\n'};
        blobs.put(latin);
        assertThat(ChangeNote.of(FileChange.added("n", GitMode.FILE, latin), blobs))
                .containsExactly(ChangeNote.NOT_UTF8);
        assertThat(ChangeNote.of(change("a\n", "b\r\n"), blobs)).isEmpty();
    }

    @Test
    void countsNoLinesOfBinaries() {
        assertThat(LineCount.of(change("a\n", "\0b\n"), blobs)).isEqualTo(new LineCount(0, 0, true));
        assertThat(LineCount.of(change("a\nb\n", "a\nc\nd\n"), blobs)).isEqualTo(new LineCount(2, 1, false));
    }

    private String export(FileChange... changes) throws IOException {
        var out = new ByteArrayOutputStream();
        new DiffExporter(blobs, 3).write(List.of(changes), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private FileChange change(String before, String after) {
        BlobId old = put(before);
        put(after);
        return FileChange.modified("a.txt", GitMode.FILE, old, GitMode.FILE, bytes(after));
    }

    private BlobId put(String text) {
        return blobs.put(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
