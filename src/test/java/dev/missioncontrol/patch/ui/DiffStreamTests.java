package dev.missioncontrol.patch.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffStreamTests {

    @Test
    void writesOneJsonObjectPerLine() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DiffStream.write(List.of(file(0, "a\nb.txt"), file(1, "ü.txt")).iterator(), out);

        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines).extracting(line -> line.get("path").asString()).containsExactly("a\nb.txt", "ü.txt");
        assertThat(lines.getFirst().get("status").asString()).isEqualTo("renamed");
        assertThat(lines.getFirst().get("oldSize").isNull()).isTrue();
        assertThat(lines.getFirst().get("warnings").get(0).get("severe").asBoolean())
                .isTrue();
    }

    @Test
    void sumsAFileUpForTheTree() {
        assertThat(file(3, "a.txt").summary())
                .isEqualTo(new FileChange("a.txt", "old.txt", DiffFile.Status.RENAMED, 1, 2, false, true));
    }

    private static DiffFile file(int index, String path) {
        return new DiffFile(
                index,
                path,
                "old.txt",
                "100644",
                "100644",
                DiffFile.Status.RENAMED,
                1,
                2,
                false,
                null,
                7L,
                List.of(new DiffFile.Warning("Reordered text", true, "Look closely.")),
                "diff --git a/old.txt b/a.txt\n");
    }
}
