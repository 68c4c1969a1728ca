package dev.missioncontrol.agent.codemod.worker;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrewrite.DeleteSourceFiles;
import org.openrewrite.Recipe;
import org.openrewrite.RenameFile;
import org.openrewrite.Validated;
import org.openrewrite.java.ChangeMethodName;
import org.openrewrite.java.ChangePackage;
import org.openrewrite.java.ChangeType;
import org.openrewrite.java.format.AutoFormat;
import org.openrewrite.json.ChangeValue;
import org.openrewrite.properties.ChangePropertyValue;
import org.openrewrite.text.CreateTextFile;
import org.openrewrite.text.FindAndReplace;

/** Makes the recipe that a catalogue step stands for. */
final class CatalogueRecipes {

    private static final String EVERY_FILE = "**";

    private CatalogueRecipes() {}

    /** Returns the step made ready; {@code index} is its place in the request. */
    static PlannedStep plan(int index, Job.Step step) throws InvalidRecipe {
        Recipe recipe = recipe(step.recipe(), new Options(step));
        for (Validated.Invalid<?> failure : recipe.validateAll().stream()
                .flatMap(validated -> validated.failures().stream())
                .toList()) {
            throw new InvalidRecipe(
                    "recipes[" + index + "]",
                    "The recipe '" + step.recipe() + "' cannot run: " + failure.getProperty() + ": "
                            + failure.getMessage(),
                    "Correct the option.");
        }
        return new PlannedStep(step.title(), recipe, step.kinds(), files(step), List.of());
    }

    private static Recipe recipe(String name, Options options) {
        return switch (name) {
            case "find-and-replace" -> findAndReplace(options);
            case "rename-type" -> new ChangeType(options.get("oldType"), options.get("newType"), false);
            case "rename-package" ->
                new ChangePackage(options.get("oldPackage"), options.get("newPackage"), options.isSet("subpackages"));
            case "rename-method" ->
                new ChangeMethodName(options.get("method"), options.get("newName"), options.isSet("overrides"), false);
            case "change-dependency-version" -> pomVersion(ChangePomVersion.Element.DEPENDENCY, options);
            case "change-plugin-version" -> pomVersion(ChangePomVersion.Element.PLUGIN, options);
            case "change-parent-version" -> pomVersion(ChangePomVersion.Element.PARENT, options);
            case "change-yaml-value" ->
                new org.openrewrite.yaml.ChangeValue(options.get("keyPath"), options.get("value"), null);
            case "change-json-value" -> new ChangeValue(options.get("keyPath"), options.get("value"));
            case "change-property" ->
                new ChangePropertyValue(
                        options.get("key"), options.get("newValue"), options.find("oldValue"), false, false);
            case "change-xml-value" ->
                new ChangeXmlText(options.get("xpath"), options.get("newValue"), options.find("oldValue"));
            case "remove-unused-imports" -> new RemoveUnusedImportsByName();
            case "order-imports" -> new OrderImportsNeatly(options.get("layout"));
            case "format-java" -> new AutoFormat(null);
            case "rename-file" -> new RenameFile(EVERY_FILE, options.get("newName"));
            case "delete-files" -> new DeleteSourceFiles(EVERY_FILE);
            case "create-text-file" ->
                new CreateTextFile(options.get("content"), options.get("path"), options.isSet("overwrite"));
            default -> throw new IllegalArgumentException("no such catalogue recipe: " + name);
        };
    }

    /**
     * The stock recipe misreads dollar signs and backslashes in a literal replacement, so a literal is handed to it as
     * the regular expression that means the same.
     */
    private static Recipe findAndReplace(Options options) {
        boolean regex = options.isSet("regex");
        String find = options.get("find");
        String replace = options.get("replace");
        return new FindAndReplace(
                regex ? find : Pattern.quote(find),
                regex ? replace : Matcher.quoteReplacement(replace),
                true,
                options.isSet("caseSensitive"),
                true,
                false,
                null,
                false);
    }

    private static Recipe pomVersion(ChangePomVersion.Element element, Options options) {
        return new ChangePomVersion(
                element, options.get("groupId"), options.get("artifactId"), options.get("newVersion"));
    }

    private static Predicate<String> files(Job.Step step) {
        if (step.recipe().equals("create-text-file")) {
            return new Options(step).get("path")::equals;
        }
        String globs = step.options().get("filePattern");
        return globs == null ? _ -> true : PathPattern.of(globs);
    }

    private record Options(Job.Step step) {

        String get(String name) {
            String value = step.options().get(name);
            if (value == null) {
                throw new IllegalArgumentException(step.recipe() + " lacks " + name);
            }
            return value;
        }

        @Nullable
        String find(String name) {
            return step.options().get(name);
        }

        boolean isSet(String name) {
            return Boolean.parseBoolean(step.options().get(name));
        }
    }
}
