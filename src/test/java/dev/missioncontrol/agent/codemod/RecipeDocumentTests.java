package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.Codemods.text;
import static dev.missioncontrol.agent.codemod.Codemods.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.missioncontrol.agent.codemod.worker.Notice;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pasted recipe documents: good ones run, and each bad one is refused where it is wrong. */
class RecipeDocumentTests {

    private static final String GOOD = """
            type: specs.openrewrite.org/v1beta/recipe
            name: com.acme.Modernise
            displayName: Modernise
            description: Two things at once.
            recipeList:
              - com.acme.Text
              - dev.missioncontrol.agent.codemod.worker.RemoveUnusedImportsByName
            ---
            type: specs.openrewrite.org/v1beta/recipe
            name: com.acme.Text
            recipeList:
              - org.openrewrite.text.FindAndReplace:
                  find: ${placeholder}
                  replace: done
            ---
            type: specs.openrewrite.org/v1beta/recipe
            name: com.acme.Second
            displayName: Second step
            recipeList:
              - org.openrewrite.properties.ChangePropertyValue:
                  propertyKey: a
                  newValue: 2
              - org.openrewrite.java.format.AutoFormat
            ---
            type: specs.openrewrite.org/v1beta/style
            name: com.acme.Style
            styleConfigs:
              - org.openrewrite.java.style.TabsAndIndentsStyle:
                  useTabCharacter: true
            """;

    private static String recipe(String list) {
        return "type: specs.openrewrite.org/v1beta/recipe\nname: com.acme.A\nrecipeList:\n" + list.indent(2);
    }

    private static Refusal refusal(String yaml) {
        return catchThrowableOfType(
                Refusal.class, () -> RecipeCatalogue.standard().validate(RecipeRequest.ofYaml(yaml)));
    }

    @Test
    void runsEachRecipeThatNoOtherUsesAsAStep() throws Exception {
        CodemodResult result = Codemods.run(
                RecipeRequest.ofYaml(GOOD),
                tree(
                        "A.java", "import java.util.List;\n\nclass A {\n    int a;\n}\n",
                        "a.properties", "a=1\n",
                        "a.txt", "${placeholder}\n"));

        assertThat(result.steps()).extracting(CodemodResult.Step::title).containsExactly("Modernise", "Second step");
        assertThat(text(result.steps().get(0), "a.txt")).contains("done\n");
        assertThat(text(result.steps().get(0), "A.java")).contains("class A {\n    int a;\n}\n");
        assertThat(text(result.steps().get(1), "a.properties")).contains("a=2\n");
        assertThat(text(result.steps().get(1), "A.java")).contains("class A {\n\tint a;\n}\n");
    }

    @Test
    void saysWhatEachStepDoes() throws Exception {
        assertThat(Codemods.worker().validate(RecipeRequest.ofYaml(GOOD))).containsExactly("Modernise", "Second step");
    }

    @Test
    void leavesAFileOnWhichARecipeFails() throws Exception {
        CodemodResult.Step step = Codemods.run(RecipeRequest.ofYaml(recipe("""
                                - org.openrewrite.text.FindAndReplace:
                                    find: a
                                    regex: true
                                    replace: ${missing}""")), tree("a.txt", "a", "b.txt", "b"))
                .steps()
                .getFirst();

        assertThat(step.changes()).isEmpty();
        assertThat(step.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.path()).isEqualTo("a.txt"))
                .satisfies(notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.RECIPE_FAILED));
    }

    @Test
    void refusesWhatOnlyTheRecipesKnow() {
        for (String list : List.of(
                "- org.openrewrite.text.FindAndReplace:\n    replace: b",
                "- org.openrewrite.text.FindAndReplace:\n    find: [a, b]")) {
            assertThatThrownBy(() -> Codemods.worker().validate(RecipeRequest.ofYaml(recipe(list))))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.field()).isEqualTo("recipeYaml");
                        assertThat(refusal.getMessage()).contains("org.openrewrite.text.");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'a: [1'                                             | Line 1
                    'type: x'                                           | is not a type of document
                    'name: a'                                           | needs a 'type'
                    '- a'                                               | must be a mapping
                    'type: specs.openrewrite.org/v1beta/category'       | is not a type of document
                    'type: specs.openrewrite.org/v1beta/recipe'         | needs a 'name'
                    'type: !!java.net.URL [x]'                          | Tags are not taken
                    '&a type: specs.openrewrite.org/v1beta/recipe'      | Anchors and aliases
                    ''                                                  | declares no recipe
                    """)
    void refusesWhatIsNoRecipeDocument(String yaml, String message) {
        Refusal refusal = refusal(yaml);
        assertThat(refusal.field()).isEqualTo("recipeYaml");
        assertThat(refusal.getMessage()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    java.lang.Runtime                            | There is no recipe
                    org.openrewrite.maven.UpgradeParentVersion   | needs Maven's network
                    org.openrewrite.xml.XsltTransformation       | can run code
                    org.openrewrite.config.DeclarativeRecipe     | There is no recipe
                    org.openrewrite.Recipe$Noop                  | There is no recipe
                    com.acme.Missing                             | There is no recipe
                    org.openrewrite.text.NoSuchRecipe            | There is no recipe
                    """)
    void refusesRecipesThatAreNotThereForIt(String name, String message) {
        assertThat(refusal(recipe("- " + name)).getMessage())
                .startsWith("Line 4, column 5: ")
                .contains(message);
    }

    @Test
    void refusesUnknownKeysDoublesAndCycles() {
        assertThat(refusal(recipe("- com.acme.A")).getMessage()).contains("comes to use itself");
        assertThat(refusal(recipe("- org.openrewrite.java.OrderImports") + "extra: 1\n")
                        .getMessage())
                .contains("Line 5, column 8: The key 'extra' is not known");
        assertThat(refusal(recipe("- org.openrewrite.java.OrderImports") + "name: com.acme.B\n")
                        .getMessage())
                .contains("is there twice");
        String twice = recipe("- org.openrewrite.java.OrderImports");
        assertThat(refusal(twice + "---\n" + twice).getMessage()).contains("declared twice");
    }

    @Test
    void refusesWhatIsTooMuch() {
        assertThat(refusal("a".repeat(70_000)).kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
        assertThat(refusal("[".repeat(5_000)).field()).isEqualTo("recipeYaml");
        assertThat(refusal(recipe("- org.openrewrite.java.OrderImports\n".repeat(60)))
                        .getMessage())
                .contains("more than 50 recipes");
        var doubling = new StringBuilder(recipe("- com.acme.B0\n- com.acme.B0"));
        for (int i = 0; i < 30; i++) {
            doubling.append("---\ntype: specs.openrewrite.org/v1beta/recipe\nname: com.acme.B%d\nrecipeList: [%s, %s]\n"
                    .formatted(i, "com.acme.B" + (i + 1), "com.acme.B" + (i + 1)));
        }
        doubling.append("---\n")
                .append(recipe("- org.openrewrite.java.OrderImports").replace("acme.A", "acme.B30"));
        assertThat(refusal(doubling.toString()).getMessage()).contains("more than 50 recipes");
    }
}
