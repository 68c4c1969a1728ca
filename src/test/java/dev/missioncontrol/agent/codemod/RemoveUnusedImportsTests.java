package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.Codemods.text;
import static dev.missioncontrol.agent.codemod.Codemods.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which imports stay, and what the file looks like where one went. */
class RemoveUnusedImportsTests {

    /** In each line after the package, the name says whether the import has to stay. */
    private static final String SOURCE = """
            package p;

            import static java.util.Map.entry; // stays: called
            import static java.util.Map.ofEntries; // goes
            import static java.util.stream.Collectors.*; // stays: on demand

            import java.io.*; // stays: on demand
            import java.util.ArrayList; // stays: in a link
            import java.util.BitSet; // goes: prose only
            import java.util.Deque; // goes: in a string only
            import java.util.HashMap; // goes: qualified only
            import java.util.List; // stays
            import java.util.List; // goes: repeated
            import java.util.Map.Entry; // stays: nested
            import java.util.Queue; // stays: thrown in documentation
            import java.util.Random; // goes: in a comment only
            import java.util.Set; // stays: in a Markdown reference
            import org.elsewhere.Marker; // stays: an annotation nobody knows
            import org.elsewhere.Unknown; // goes
            import org.elsewhere.util.Deep; // stays: after an array

            /** See {@link ArrayList#size()}, not BitSet.
             * @throws Queue never */
            @Marker("Deque")
            class A {
                java.util.HashMap<String, String> map = new java.util.HashMap<>();
                List<Entry<String, String>> entries = List.of(entry("a", "b"));
                String text = \"""
                        "Deque" \\\""" Deque \""";
                // Random

                /// A [Set] of things.
                int f(Deep[] deep) { return 'D' + 0x1F.length; }
            }
            """.replace("0x1F.length", "deep.length");

    private static CodemodResult.Step step;

    @BeforeAll
    static void run() throws Exception {
        step = Codemods.run(
                        RecipeRequest.of("remove-unused-imports"),
                        tree(
                                "A.java", SOURCE,
                                "All.java",
                                        "package p;\n\nimport java.util.List;\nimport java.util.Set;\n\nclass All {}\n",
                                "First.java",
                                        "/* Licence */\nimport java.util.List;\nimport java.util.Set;\n\nclass First { Set<String> s; }\n",
                                "Group.java",
                                        "package p;\n\nimport java.io.File;\n\nimport java.util.List;\nimport java.util.Set;\n\nclass Group { File f; Set<File> s; }\n",
                                "Used.java", "import java.util.List;\nclass Used { List<String> l; }\n"))
                .steps()
                .getFirst();
    }

    @Test
    void keepsEveryNameThatIsUsedAndDropsTheOthers() {
        String result = text(step, "A.java").orElseThrow();
        SOURCE.lines().filter(line -> line.startsWith("import")).forEach(line -> {
            String statement = line.substring(0, line.indexOf(';') + 1);
            if (line.contains("// stays")) {
                assertThat(result).contains(statement);
            } else if (!line.contains("repeated")) {
                assertThat(result).doesNotContain(statement);
            }
        });
        assertThat(result).containsOnlyOnce("import java.util.List;");
        assertThat(result).endsWith(SOURCE.substring(SOURCE.indexOf("/** See")));
    }

    @Test
    void leavesNoGapWhereAllImportsWent() {
        assertThat(text(step, "All.java")).contains("package p;\n\nclass All {}\n");
    }

    @Test
    void keepsACommentAndABlankLineThatStoodBeforeARemovedImport() {
        assertThat(text(step, "First.java"))
                .contains("/* Licence */\nimport java.util.Set;\n\nclass First { Set<String> s; }\n");
        assertThat(text(step, "Group.java"))
                .contains(
                        "package p;\n\nimport java.io.File;\n\nimport java.util.Set;\n\nclass Group { File f; Set<File> s; }\n");
    }

    @Test
    void leavesAFileWithoutUnusedImportsAlone() {
        assertThat(text(step, "Used.java")).isEmpty();
    }
}
