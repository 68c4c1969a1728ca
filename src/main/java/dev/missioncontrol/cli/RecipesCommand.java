package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Table;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows the recipes of the codemod agent. */
@Command(
        name = "recipes",
        description = "Lists the recipes of the codemod agent, or shows one with its parameters.",
        footerHeading = "%nExamples:%n",
        footer = {"  missionctl recipes", "  missionctl recipes find-and-replace"})
final class RecipesCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The recipe to show.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    RecipesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<JsonNode> recipes = Json.elements(session.api().get(ApiPath.of("agents", "codemod")), "recipes");
        if (name == null) {
            list(recipes);
        } else {
            show(recipes.stream()
                    .filter(recipe -> Json.text(recipe, "name").equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            Failure.refused("There is no recipe '" + name + "'.", "See them all: missionctl recipes")));
        }
        return 0;
    }

    private void list(List<JsonNode> recipes) {
        if (json) {
            session.json(Map.of("items", recipes));
            return;
        }
        Table table = new Table("RECIPE", "WHAT IT DOES");
        recipes.forEach(recipe -> table.row(Json.text(recipe, "name"), Json.text(recipe, "title")));
        table.print(session.terminal());
    }

    private void show(JsonNode recipe) {
        if (json) {
            session.json(recipe);
            return;
        }
        Terminal terminal = session.terminal();
        terminal.styledLine(terminal.styled(Style.BOLD, Json.text(recipe, "name")) + ": "
                + terminal.styled(Style.PLAIN, Json.text(recipe, "title")));
        terminal.lines(Json.text(recipe, "description"));
        terminal.line("");
        Table table = new Table("PARAMETER", "TYPE", "DEFAULT", "EXAMPLE", "MEANING");
        Json.elements(recipe, "parameters")
                .forEach(parameter -> table.row(
                        Json.text(parameter, "name"),
                        type(parameter),
                        Json.isTrue(parameter, "required") ? "(required)" : Json.text(parameter, "defaultValue"),
                        Json.text(parameter, "example"),
                        Json.text(parameter, "description")));
        table.print(terminal);
    }

    private static String type(JsonNode parameter) {
        List<String> choices = Json.texts(parameter, "choices");
        return choices.isEmpty()
                ? Json.text(parameter, "type").toLowerCase(Locale.ROOT).replace('_', ' ')
                : String.join("|", choices);
    }
}
