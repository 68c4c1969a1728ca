package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.RecipeParameter.FILES;
import static dev.missioncontrol.agent.codemod.RecipeParameter.flag;
import static dev.missioncontrol.agent.codemod.RecipeParameter.required;

import dev.missioncontrol.agent.codemod.worker.FileKind;
import java.util.List;

/** Changes of any text. */
final class TextRecipes {

    private TextRecipes() {}

    static List<RecipeEntry> all() {
        return List.of(new RecipeEntry(
                "find-and-replace",
                "Find and replace text",
                "Replaces every occurrence of a text, or of a regular expression, in all text files. It knows nothing"
                        + " of any language: it also replaces in comments, strings and documentation.",
                "Replace {find} by {replace}",
                List.of(
                        required("find", "Find", ParameterType.MULTILINE, "http://", "The text to look for."),
                        required(
                                "replace",
                                "Replace with",
                                ParameterType.MULTILINE,
                                "https://",
                                "What to put in its place; may be empty. With a regular expression, $1 stands for its"
                                        + " first group."),
                        flag(
                                "regex",
                                "Regular expression",
                                false,
                                "Whether the text to look for is a regular expression (java.util.regex; ^ and $ match at"
                                        + " line ends)."),
                        flag("caseSensitive", "Match case", true, "Whether upper and lower case differ."),
                        FILES),
                List.of(FileKind.TEXT)));
    }
}
