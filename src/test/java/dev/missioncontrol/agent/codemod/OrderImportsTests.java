package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.Codemods.text;
import static dev.missioncontrol.agent.codemod.Codemods.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Imports are ordered, and nothing else moves. */
class OrderImportsTests {

    /** Formatters would have their way with the annotation and with the body. */
    private static final String REST = """

            @Deprecated(since = "1",
            \t\t\tforRemoval = false )
            @SuppressWarnings( value = { "unused",
            \t\t"raw" })
            class  A {
              int x=1 ;
            }
            """;

    private static CodemodResult.Step step;

    @BeforeAll
    static void run() throws Exception {
        String unordered =
                "import java.util.List;\n\n\n\nimport java.util.ArrayList;\nimport static java.util.Map.entry;\n";
        step = Codemods.run(
                        RecipeRequest.of("order-imports", "layout", "google"),
                        tree(
                                "p/Annotated.java",
                                "package p;\n\n" + unordered + REST,
                                "Ordered.java",
                                "import java.util.ArrayList;\nimport java.util.List;\n" + REST,
                                "Header.java",
                                "/* Licence */\n" + unordered + REST,
                                "p/Windows.java",
                                ("package p;\n\n" + unordered + REST).replace("\n", "\r\n"),
                                "p/Behind.java",
                                "package p;\n\nimport java.util.List; // why\nimport java.util.ArrayList;\n" + REST,
                                "p/BehindLast.java",
                                "package p;\n\nimport java.util.List;\nimport java.util.ArrayList; // why\n" + REST))
                .steps()
                .getFirst();
    }

    private static final String ORDERED =
            "import static java.util.Map.entry;\n\nimport java.util.ArrayList;\nimport java.util.List;\n";

    @Test
    void leavesTheFirstClassAndItsAnnotationsAsTheyAre() {
        assertThat(text(step, "p/Annotated.java")).contains("package p;\n\n" + ORDERED + REST);
    }

    @Test
    void leavesFilesWhoseImportsAreInOrder() {
        assertThat(text(step, "Ordered.java")).isEmpty();
    }

    @Test
    void keepsTheLicenceOnTop() {
        assertThat(text(step, "Header.java")).contains("/* Licence */\n" + ORDERED + REST);
    }

    @Test
    void keepsLineEnds() {
        assertThat(text(step, "p/Windows.java")).contains(("package p;\n\n" + ORDERED + REST).replace("\n", "\r\n"));
    }

    @Test
    void leavesFilesWithCommentsAmongTheirImports() {
        assertThat(text(step, "p/Behind.java")).isEmpty();
        assertThat(text(step, "p/BehindLast.java")).isEmpty();
    }
}
