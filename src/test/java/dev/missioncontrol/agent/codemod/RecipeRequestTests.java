package dev.missioncontrol.agent.codemod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the catalogue says about requests that cannot run: each names its field, and how to mend it. */
class RecipeRequestTests {

    private final RecipeCatalogue catalogue = RecipeCatalogue.standard();

    private Refusal refusal(RecipeRequest request) {
        return catchThrowableOfType(Refusal.class, () -> catalogue.validate(request));
    }

    @Test
    void takesTheExampleOfEveryParameter() {
        for (RecipeEntry entry : catalogue.entries()) {
            Object[] options = entry.parameters().stream()
                    .flatMap(parameter -> Stream.of(parameter.name(), parameter.example()))
                    .toArray();
            assertThatCode(() -> catalogue.validate(RecipeRequest.of(entry.name(), options)))
                    .as(entry.name())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAnUnknownRecipeAndSaysWhichThereAre() {
        Refusal refusal = refusal(RecipeRequest.of("format-java").and("reformat"));
        assertThat(refusal.field()).isEqualTo("recipes[1].name");
        assertThat(refusal.remedy()).contains("find-and-replace", "create-text-file");
    }

    @Test
    void refusesNothingAndTooMuch() {
        assertThat(refusal(new RecipeRequest(List.of(), null)).field()).isEqualTo("recipes");
        RecipeRequest many = RecipeRequest.of("format-java");
        for (int i = 0; i < RecipeCatalogue.MAX_STEPS; i++) {
            many = many.and("format-java");
        }
        assertThat(refusal(many).field()).isEqualTo("recipes");
        assertThat(refusal(new RecipeRequest(RecipeRequest.of("format-java").steps(), "x: y"))
                        .field())
                .isEqualTo("recipeYaml");
    }

    @Test
    void refusesAMissingAndAnUnknownParameter() {
        assertThat(refusal(RecipeRequest.of("rename-type", "oldType", "a.B")).field())
                .isEqualTo("recipes[0].options.newType");
        Refusal unknown = refusal(RecipeRequest.of("format-java", "style", "google"));
        assertThat(unknown.field()).isEqualTo("recipes[0].options.style");
        assertThat(unknown.remedy()).contains("filePattern");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rename-type               | oldType     | not a type
                    rename-package            | oldPackage  | com..acme
                    rename-method             | method      | total
                    rename-method             | newName     | 2nd
                    change-dependency-version | newVersion  | <1>
                    change-dependency-version | groupId     | a b
                    change-yaml-value         | keyPath     | spec.replicas
                    change-xml-value          | xpath       | ///
                    format-java               | filePattern | src/[a
                    format-java               | filePattern | {a
                    rename-file               | newName     | ../x
                    create-text-file          | path        | ../../etc/passwd
                    create-text-file          | path        | /etc/passwd
                    create-text-file          | path        | a/.git/config
                    create-text-file          | overwrite   | yes
                    order-imports             | layout      | mine
                    """)
    void refusesAValueOfTheWrongType(String recipe, String parameter, String value) {
        RecipeEntry entry = catalogue.find(recipe).orElseThrow();
        Object[] options = entry.parameters().stream()
                .flatMap(p -> Stream.of(p.name(), p.name().equals(parameter) ? value : p.example()))
                .toArray();
        Refusal refusal = refusal(RecipeRequest.of(recipe, options));
        assertThat(refusal.field()).isEqualTo("recipes[0].options." + parameter);
        assertThat(refusal.getMessage()).contains(value);
        assertThat(refusal.remedy()).isNotBlank();
    }

    @Test
    void refusesValuesThatAreNotSingle() {
        assertThat(refusal(RecipeRequest.of("find-and-replace", "find", List.of("a"), "replace", "b"))
                        .field())
                .isEqualTo("recipes[0].options.find");
        assertThat(refusal(RecipeRequest.of("find-and-replace", "find", true, "replace", "b"))
                        .field())
                .isEqualTo("recipes[0].options.find");
    }

    @Test
    void refusesAMalformedRegularExpressionAndAReplacementThatCannotBe() {
        assertThat(refusal(replace("a(", "b")).getMessage()).contains("malformed at character");
        assertThat(refusal(replace("a", "$1")).field()).isEqualTo("recipes[0].options.replace");
        assertThat(refusal(replace("a", "${name}")).field()).isEqualTo("recipes[0].options.replace");
        assertThat(refusal(replace("a", "cost: 5$")).remedy()).contains("\\$");
        assertThatCode(() -> catalogue.validate(replace("(?<name>a)", "\\$ $1 ${name} \\\\")))
                .doesNotThrowAnyException();
        assertThat(refusal(RecipeRequest.of("find-and-replace", "find", "", "replace", "b"))
                        .field())
                .isEqualTo("recipes[0].options.find");
    }

    private static RecipeRequest replace(String find, String replace) {
        return RecipeRequest.of("find-and-replace", "find", find, "replace", replace, "regex", true);
    }
}
