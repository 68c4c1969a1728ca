package dev.missioncontrol.shell.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlyphTests {

    @Test
    void isBundledIconByIcon() throws IOException {
        String script = Files.readString(Path.of("src/main/frontend/shell/glyphs.ts"));
        assertThat(Pattern.compile("lucide-static/icons/([a-z0-9-]+)\\.svg")
                        .matcher(script)
                        .results()
                        .map((MatchResult match) -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Glyph.values()).map(Glyph::lucideName).toList());
    }
}
