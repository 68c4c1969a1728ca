package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.Codemods.content;
import static dev.missioncontrol.agent.codemod.Codemods.notices;
import static dev.missioncontrol.agent.codemod.Codemods.outline;
import static dev.missioncontrol.agent.codemod.Codemods.text;
import static dev.missioncontrol.agent.codemod.Codemods.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.missioncontrol.agent.codemod.WorkerFailure.Reason;
import dev.missioncontrol.agent.codemod.worker.Notice;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The worker process from outside: limits, failures, honesty about what it left alone, and equal results. */
class CodemodWorkerTests {

    private static final RecipeRequest REPLACE = RecipeRequest.of("find-and-replace", "find", "a", "replace", "b");

    @Test
    void givesTheSameResultWhateverTheOrderOfTheFiles() throws Exception {
        List<TreeFile> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.addAll(tree(
                    "src/p%d/A%d.java".formatted(i, i),
                    "package p%d;\n\nimport java.util.List;\nimport java.util.Map;\n\npublic class A%d {\n\tp%d.A%d next;\n    Map<String,String> m;\n}\n"
                            .formatted(i, i, (i + 1) % 20, (i + 1) % 20)));
        }
        RecipeRequest request = RecipeRequest.of("rename-package", "oldPackage", "p7", "newPackage", "q")
                .and("remove-unused-imports")
                .and("format-java");

        CodemodResult first = Codemods.run(request, files);
        Collections.shuffle(files, new Random(7));
        CodemodResult second = Codemods.run(request, files);

        assertThat(first.steps().getFirst().changes()).isNotEmpty();
        assertThat(second.steps())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*took")
                .isEqualTo(first.steps());
        assertThat(first.report().libraries()).anyMatch(library -> library.startsWith("rewrite-core-8."));
    }

    @Test
    void keepsLineEndsByteOrderMarksAndCharsets() throws Exception {
        byte[] latin = "key=caf\u00e9 a\n".getBytes(StandardCharsets.ISO_8859_1);
        String java = "\ufeffpackage p;\r\n\r\nimport java.util.List;\r\n\r\nclass A {\r\n}\r\n";
        List<TreeFile> files = new ArrayList<>(tree("A.java", java, "pom.xml", "\ufeff<a>\r\n  <b>1</b>\r\n</a>\r\n"));
        files.add(TreeFile.of("latin.properties", latin));

        CodemodResult result = Codemods.run(
                RecipeRequest.of("remove-unused-imports")
                        .and("change-xml-value", "xpath", "/a/b", "newValue", "2")
                        .and("find-and-replace", "find", " a", "replace", " b", "filePattern", "latin.properties"),
                files);

        assertThat(text(result.steps().get(0), "A.java")).contains("\ufeffpackage p;\r\n\r\nclass A {\r\n}\r\n");
        assertThat(text(result.steps().get(1), "pom.xml")).contains("\ufeff<a>\r\n  <b>2</b>\r\n</a>\r\n");
        assertThat(content(result.steps().get(2), "latin.properties"))
                .contains("key=caf\u00e9 b\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void leavesFilesThatCannotBeParsedAndSaysSo() throws Exception {
        List<TreeFile> files = tree(
                "Good.java", "import java.util.List;\n\nclass Good {}\n",
                "Bad.java", "import java.util.List;\n\nclass Bad { void m( { }\n",
                "Unknown.java",
                        "import java.util.Map;\nimport org.elsewhere.Thing;\n\nclass Unknown { Thing thing; }\n",
                "bad.yml", "a: [1\nb: }\n",
                "good.yml", "a: 1\n");

        CodemodResult result = Codemods.run(
                RecipeRequest.of("remove-unused-imports")
                        .and("change-yaml-value", "keyPath", "$.a", "value", "b: c: {"),
                files);

        CodemodResult.Step imports = result.steps().getFirst();
        assertThat(outline(imports)).containsExactly("Modified Good.java", "Modified Unknown.java");
        assertThat(notices(imports.notices(), Notice.Kind.NOT_PARSED))
                .singleElement()
                .asString()
                .startsWith("Bad.java: Not parsed as Java: line 3");
        assertThat(notices(imports.notices(), Notice.Kind.UNRESOLVED_TYPES))
                .singleElement()
                .asString()
                .startsWith("Unknown.java: ");
        assertThat(result.report().filesWithUnresolvedTypes()).isEqualTo(1);

        CodemodResult.Step yaml = result.steps().getLast();
        assertThat(yaml.changes()).isEmpty();
        assertThat(notices(yaml.notices(), Notice.Kind.NOT_PARSED))
                .singleElement()
                .asString()
                .startsWith("bad.yml: ");
        assertThat(notices(yaml.notices(), Notice.Kind.CHANGE_DROPPED))
                .singleElement()
                .asString()
                .startsWith("good.yml: The result would not be well-formed");
    }

    @Test
    void leavesOutHugeBinaryAndLinkedFilesWithoutReadingThem() throws Exception {
        TreeFile.Content never = () -> {
            throw new IOException("must not be read");
        };
        List<TreeFile> files = new ArrayList<>(tree("a.txt", "a\n", "b.bin", "a\0"));
        files.add(new TreeFile("huge.txt", 0100644, 200L << 20, never));
        files.add(new TreeFile("link", 0120000, 4, never));
        files.add(new TreeFile("module", 0160000, 0, never));

        CodemodResult result = Codemods.run(REPLACE, files);

        assertThat(outline(result.steps().getFirst())).containsExactly("Modified a.txt");
        assertThat(result.report().notices())
                .extracting(Notice::path)
                .containsExactly("b.bin", "huge.txt", "link", "module");
        assertThat(result.report().filesInTree()).isEqualTo(5);
        assertThat(result.report().filesConsidered()).isEqualTo(1);
    }

    @Test
    void neverLetsAFileReplaceAnother() throws Exception {
        CodemodResult result = Codemods.run(
                RecipeRequest.of("rename-file", "filePattern", "?.txt", "newName", "c.md")
                        .and("create-text-file", "path", "d.txt", "content", "new"),
                tree("a.txt", "a", "b.txt", "b", "d.txt", "d", "x/c.md", "c"));

        assertThat(outline(result.steps().getFirst())).containsExactly("Renamed c.md");
        assertThat(notices(result.steps().getFirst().notices(), Notice.Kind.CHANGE_DROPPED))
                .hasSize(2)
                .allMatch(notice -> notice.contains("It would replace 'c.md', which exists"));
        assertThat(result.steps().getLast().changes()).isEmpty();
    }

    @Test
    void endsARunThatNeedsTooMuchMemory() {
        var worker = new CodemodWorker(
                RecipeCatalogue.standard(), Codemods.settings().withMemoryMb(16));
        String line = "class A { int a = 1; }\n";
        List<TreeFile> files =
                tree("a.txt", line.repeat(100_000), "b.txt", line.repeat(100_000), "c.txt", line.repeat(100_000));

        WorkerFailure failure =
                catchThrowableOfType(WorkerFailure.class, () -> worker.run(REPLACE, files, CodemodProgress.NONE));

        assertThat(failure.reason()).isEqualTo(Reason.OUT_OF_MEMORY);
        assertThat(failure.remedy()).contains("missioncontrol.codemod.memory-mb");
    }

    @Test
    void endsARunThatTakesTooLong() {
        var worker = new CodemodWorker(
                RecipeCatalogue.standard(), Codemods.settings().withTimeout(Duration.ofSeconds(2)));
        RecipeRequest endless =
                RecipeRequest.of("find-and-replace", "find", "(x+x+)+\\1y", "replace", "", "regex", true);

        WorkerFailure failure = catchThrowableOfType(
                WorkerFailure.class, () -> worker.run(endless, tree("a.txt", "x".repeat(60)), CodemodProgress.NONE));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.remedy()).contains("missioncontrol.codemod.timeout");
    }

    @Test
    void refusesTreesAndResultsBeyondTheLimits() {
        CodemodSettings few = new CodemodSettings(64, Duration.ofSeconds(30), 1000, 100, 3, 10, 1, Codemods.HOME);
        var worker = new CodemodWorker(RecipeCatalogue.standard(), few);

        assertThat(failure(worker, tree("1", "", "2", "", "3", "", "4", ""))).isEqualTo(Reason.TOO_MANY_FILES);
        assertThat(failure(worker, tree("1", "a".repeat(101)))).isEqualTo(Reason.TREE_TOO_LARGE);
        assertThat(failure(worker, tree("1", "a".repeat(11)))).isEqualTo(Reason.OUTPUT_TOO_LARGE);
    }

    private static Reason failure(CodemodWorker worker, List<TreeFile> files) {
        return catchThrowableOfType(WorkerFailure.class, () -> worker.run(REPLACE, files, CodemodProgress.NONE))
                .reason();
    }

    @Test
    void takesNoGarbageForAnAnswer() {
        assertThat(failure(babbling("garbage"), tree("a", "a"))).isEqualTo(Reason.GARBLED);
        assertThat(failure(babbling("exit"), tree("a", "a"))).isEqualTo(Reason.CRASHED);
        assertThat(failure(babbling("truncated"), tree("a", "a"))).isEqualTo(Reason.GARBLED);
    }

    private static CodemodWorker babbling(String how) {
        return new CodemodWorker(
                RecipeCatalogue.standard(), Codemods.settings(), BabblingWorker.classPath(), BabblingWorker.main(how));
    }

    @Test
    void reportsProgressAndStopsWhenTheListenerThrows() throws Exception {
        List<String> phases = new ArrayList<>();
        Codemods.worker().run(REPLACE, tree("a", "a"), (phase, _, _) -> phases.add(phase));
        assertThat(phases).contains("Reading files", "Parsing any text", "Replace a by b");

        assertThatThrownBy(() -> Codemods.worker().run(REPLACE, tree("a", "a"), (phase, _, _) -> {
                    if (phase.startsWith("Parsing")) {
                        throw new IllegalStateException("cancelled");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cancelled");
    }

    @Test
    void passesOnThatAFileCannotBeRead() {
        List<TreeFile> files = List.of(new TreeFile("a", 0100644, 1, () -> {
            throw new IOException("object missing");
        }));
        assertThatThrownBy(() -> Codemods.run(REPLACE, files)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAWrongRequestBeforeAnythingStarts() {
        assertThatThrownBy(() -> Codemods.run(RecipeRequest.of("no-such-recipe"), List.of()))
                .isInstanceOf(Refusal.class);
    }
}
