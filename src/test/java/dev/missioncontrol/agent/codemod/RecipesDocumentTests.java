package dev.missioncontrol.agent.codemod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.agent.codemod.worker.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Makes the list in {@code docs/recipes.md} from the catalogue; run with {@code -Ddocs.write=true} after a change. */
class RecipesDocumentTests {

    private static final Path FILE = Path.of("docs/recipes.md");
    private static final String BEGIN = "<!-- catalogue: made by a test, do not edit -->\n";
    private static final String END = "<!-- end of catalogue -->\n";

    @Test
    void listsTheCatalogue() throws IOException {
        String page = Files.readString(FILE);
        String made =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + list() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE))
                .as("docs/recipes.md is stale: run this test with -Ddocs.write=true")
                .isEqualTo(made);
    }

    @Test
    void showsADocumentThatIsTaken() throws IOException {
        String page = Files.readString(FILE);
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        RecipeCatalogue.standard().validate(RecipeRequest.ofYaml(page.substring(begin, page.indexOf("```", begin))));
    }

    private static String list() {
        var out = new StringBuilder();
        for (RecipeEntry entry : RecipeCatalogue.standard().entries()) {
            out.append("\n### `%s`: %s\n\n%s Works on: %s.\n\n"
                    .formatted(
                            entry.name(),
                            entry.title(),
                            entry.description(),
                            entry.fileKinds().stream().map(FileKind::label).collect(Collectors.joining(", "))));
            out.append("| parameter | takes | needed | meaning | example |\n| --- | --- | --- | --- | --- |\n");
            for (RecipeParameter parameter : entry.parameters()) {
                String takes = parameter.choices().isEmpty()
                        ? parameter.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        : String.join(", ", parameter.choices());
                String needed = parameter.required()
                        ? "yes"
                        : parameter.defaultValue() == null ? "no" : "no (`" + parameter.defaultValue() + "`)";
                out.append("| `%s` | %s | %s | %s | `%s` |\n"
                        .formatted(parameter.name(), takes, needed, parameter.description(), parameter.example()));
            }
        }
        return out.append('\n').toString();
    }
}
