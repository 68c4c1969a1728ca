package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.RecipeParameter.flag;
import static dev.missioncontrol.agent.codemod.RecipeParameter.optional;
import static dev.missioncontrol.agent.codemod.RecipeParameter.required;

import dev.missioncontrol.agent.codemod.worker.FileKind;
import dev.missioncontrol.agent.codemod.worker.Job;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The recipes that can be asked for by name, and the check of what is asked. */
public final class RecipeCatalogue {

    /** The most recipes in one request. */
    public static final int MAX_STEPS = 20;

    private static final List<FileKind> REFERRING =
            List.of(FileKind.JAVA, FileKind.XML, FileKind.YAML, FileKind.PROPERTIES);
    private static final RecipeParameter FILES = optional(
            "filePattern",
            "Files",
            ParameterType.GLOB,
            "src/main/**",
            "Only files whose path matches; several patterns are separated by semicolons.");

    private final Map<String, RecipeEntry> entries = new LinkedHashMap<>();

    private RecipeCatalogue(List<RecipeEntry> entries) {
        entries.forEach(entry -> this.entries.put(entry.name(), entry));
    }

    /** Returns the catalogue that ships with Mission Control. */
    public static RecipeCatalogue standard() {
        List<RecipeEntry> entries = new ArrayList<>();
        entries.addAll(textRecipes());
        entries.addAll(javaRecipes());
        entries.addAll(mavenRecipes());
        entries.addAll(valueRecipes());
        entries.addAll(fileRecipes());
        return new RecipeCatalogue(entries);
    }

    /** Returns all recipes, in the order to show them. */
    public List<RecipeEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Returns the recipe of that name. */
    public Optional<RecipeEntry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /**
     * Checks all of a request that can be checked without a worker: names, options and their types, the form of a
     * document. What only the recipes themselves know, {@link CodemodWorker#validate} adds.
     *
     * @throws Refusal naming the field at fault, such as {@code recipes[0].options.find}
     */
    public void validate(RecipeRequest request) {
        job(request, true);
    }

    Job job(RecipeRequest request, boolean validateOnly) {
        String yaml = request.recipeYaml();
        if (yaml != null && !request.steps().isEmpty()) {
            throw Refusal.invalid(
                    "recipeYaml",
                    "There are both catalogue recipes and a recipe document.",
                    "Give either recipes or recipeYaml.");
        }
        if (yaml != null) {
            return new Job(
                    validateOnly, List.of(), yaml, RecipeDocument.read(yaml).roots());
        }
        if (request.steps().isEmpty() || request.steps().size() > MAX_STEPS) {
            throw Refusal.invalid(
                    "recipes",
                    "There are " + request.steps().size() + " recipes.",
                    "Give at least one and at most " + MAX_STEPS + ".");
        }
        List<Job.Step> steps = new ArrayList<>();
        for (RecipeRequest.Step step : request.steps()) {
            steps.add(checked("recipes[" + steps.size() + "]", step));
        }
        return new Job(validateOnly, steps, null, List.of());
    }

    private Job.Step checked(String field, RecipeRequest.Step step) {
        RecipeEntry entry = entries.get(step.name());
        if (entry == null) {
            throw Refusal.invalid(
                    field + ".name",
                    "There is no recipe '" + step.name() + "'.",
                    "Choose one of " + String.join(", ", entries.keySet()) + ".");
        }
        Map<String, String> options = OptionCheck.normalised(field + ".options", entry, step.options());
        return new Job.Step(step.name(), entry.summary(options), options, Set.copyOf(entry.fileKinds()));
    }

    private static List<RecipeEntry> textRecipes() {
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

    private static List<RecipeEntry> javaRecipes() {
        return List.of(
                new RecipeEntry(
                        "rename-type",
                        "Rename or move a Java type",
                        "Renames a class, interface, record, enum or annotation, its file and every use in Java, and"
                                + " references to it in Spring's XML, YAML and properties files. Uses in other languages"
                                + " and in plain text stay.",
                        "Rename {oldType} to {newType}",
                        List.of(
                                required(
                                        "oldType",
                                        "Type",
                                        ParameterType.JAVA_TYPE,
                                        "com.acme.Order",
                                        "The fully qualified name as it is now."),
                                required(
                                        "newType",
                                        "New name",
                                        ParameterType.JAVA_TYPE,
                                        "com.acme.sales.Purchase",
                                        "The fully qualified name as it shall be.")),
                        REFERRING),
                new RecipeEntry(
                        "rename-package",
                        "Rename or move a Java package",
                        "Renames a package, moves its files and changes every use in Java, and references to it in"
                                + " Spring's XML, YAML and properties files.",
                        "Rename package {oldPackage} to {newPackage}",
                        List.of(
                                required(
                                        "oldPackage",
                                        "Package",
                                        ParameterType.PACKAGE,
                                        "com.acme.orders",
                                        "The package as it is now."),
                                required(
                                        "newPackage",
                                        "New name",
                                        ParameterType.PACKAGE,
                                        "com.acme.sales",
                                        "The package as it shall be."),
                                flag("subpackages", "Subpackages too", true, "Whether packages below it move along.")),
                        REFERRING),
                new RecipeEntry(
                        "rename-method",
                        "Rename a Java method",
                        "Renames a method where it is declared and everywhere it is called, as far as the type it"
                                + " belongs to is defined in the JDK or in this repository.",
                        "Rename method {method} to {newName}",
                        List.of(
                                required(
                                        "method",
                                        "Method",
                                        ParameterType.METHOD_PATTERN,
                                        "com.acme.Order total(..)",
                                        "Type, name and argument types; (..) for any arguments."),
                                required(
                                        "newName",
                                        "New name",
                                        ParameterType.IDENTIFIER,
                                        "sum",
                                        "The method's name as it shall be."),
                                flag(
                                        "overrides",
                                        "Overrides too",
                                        true,
                                        "Whether methods of subtypes that override it are renamed along.")),
                        List.of(FileKind.JAVA)),
                new RecipeEntry(
                        "remove-unused-imports",
                        "Remove unused Java imports",
                        "Removes imports whose simple name appears nowhere else in the file. Goes by names, so it works"
                                + " without the project's libraries; an import that only documentation refers to stays,"
                                + " and so do imports on demand (.*).",
                        "Remove unused imports",
                        List.of(FILES),
                        List.of(FileKind.JAVA)),
                new RecipeEntry(
                        "order-imports",
                        "Order Java imports",
                        "Groups and orders imports in a layout: the one that the repository's own files show best, IntelliJ"
                                + " IDEA's default, or that of google-java-format. No import is added or left out;"
                                + " files with comments among their imports stay as they are.",
                        "Order imports",
                        List.of(
                                RecipeParameter.choice(
                                        "layout",
                                        "Layout",
                                        List.of("detected", "intellij", "google"),
                                        "The order and grouping."),
                                FILES),
                        List.of(FileKind.JAVA)),
                new RecipeEntry(
                        "format-java",
                        "Format Java",
                        "Formats Java code in the style that the repository's own files show: indentation, braces,"
                                + " spaces and blank lines.",
                        "Format Java code",
                        List.of(FILES),
                        List.of(FileKind.JAVA)));
    }

    private static List<RecipeEntry> mavenRecipes() {
        RecipeParameter version =
                required("newVersion", "New version", ParameterType.VERSION, "2.0.17", "The version to write.");
        return List.of(
                new RecipeEntry(
                        "change-dependency-version",
                        "Change a dependency's version in Maven POMs",
                        "Writes another version for a dependency, also a managed one. A version that is a property is"
                                + " changed where the same POM defines the property. Nothing is looked up: whether the"
                                + " version exists is for CI to tell.",
                        "Change {groupId}:{artifactId} to {newVersion}",
                        List.of(coordinate("groupId", "org.slf4j"), coordinate("artifactId", "slf4j-api"), version),
                        List.of(FileKind.XML)),
                new RecipeEntry(
                        "change-plugin-version",
                        "Change a plugin's version in Maven POMs",
                        "Writes another version for a Maven plugin, also a managed one, following properties as for"
                                + " dependencies.",
                        "Change plugin {groupId}:{artifactId} to {newVersion}",
                        List.of(
                                coordinate("groupId", "org.apache.maven.plugins")
                                        .withDefault("org.apache.maven.plugins"),
                                coordinate("artifactId", "maven-compiler-plugin"),
                                version),
                        List.of(FileKind.XML)),
                new RecipeEntry(
                        "change-parent-version",
                        "Change the parent's version in Maven POMs",
                        "Writes another version into the parent element of POMs that have this parent.",
                        "Change parent {groupId}:{artifactId} to {newVersion}",
                        List.of(
                                coordinate("groupId", "org.springframework.boot"),
                                coordinate("artifactId", "spring-boot-starter-parent"),
                                version),
                        List.of(FileKind.XML)));
    }

    private static List<RecipeEntry> valueRecipes() {
        return List.of(
                new RecipeEntry(
                        "change-yaml-value",
                        "Change a YAML value",
                        "Sets the value at a key in YAML files; layout and comments stay.",
                        "Set {keyPath} to {value} in YAML",
                        List.of(
                                required(
                                        "keyPath",
                                        "Key",
                                        ParameterType.JSON_PATH,
                                        "$.spec.replicas",
                                        "Where the value is, as a JsonPath."),
                                required(
                                        "value",
                                        "Value",
                                        ParameterType.TEXT,
                                        "3",
                                        "The value as YAML writes it, quotes included where it needs them."),
                                FILES),
                        List.of(FileKind.YAML)),
                new RecipeEntry(
                        "change-json-value",
                        "Change a JSON value",
                        "Sets the value at a key in JSON files; layout stays.",
                        "Set {keyPath} to {value} in JSON",
                        List.of(
                                required(
                                        "keyPath",
                                        "Key",
                                        ParameterType.JSON_PATH,
                                        "$.engines.node",
                                        "Where the value is, as a JsonPath."),
                                required(
                                        "value",
                                        "Value",
                                        ParameterType.TEXT,
                                        "\">=24\"",
                                        "The value as JSON writes it; a word that is no JSON value is taken as a"
                                                + " string."),
                                FILES),
                        List.of(FileKind.JSON)),
                new RecipeEntry(
                        "change-property",
                        "Change a property",
                        "Sets the value of a key in Java properties files.",
                        "Set property {key} to {newValue}",
                        List.of(
                                required("key", "Key", ParameterType.TEXT, "server.port", "The property's key."),
                                required("newValue", "Value", ParameterType.TEXT, "8081", "The value to set."),
                                optional(
                                        "oldValue",
                                        "Only if it is",
                                        ParameterType.TEXT,
                                        "8080",
                                        "Change it only where this is the value now."),
                                FILES),
                        List.of(FileKind.PROPERTIES)),
                new RecipeEntry(
                        "change-xml-value",
                        "Change an XML value",
                        "Sets the text of elements in XML files.",
                        "Set {xpath} to {newValue} in XML",
                        List.of(
                                required(
                                        "xpath",
                                        "Element",
                                        ParameterType.XPATH,
                                        "/project/properties/java.version",
                                        "Where the element is, as an XPath of element names."),
                                required("newValue", "Value", ParameterType.TEXT, "25", "The text to set."),
                                optional(
                                        "oldValue",
                                        "Only if it is",
                                        ParameterType.TEXT,
                                        "21",
                                        "Change it only where this is the text now."),
                                FILES),
                        List.of(FileKind.XML)));
    }

    private static List<RecipeEntry> fileRecipes() {
        RecipeParameter files = required(
                "filePattern",
                "Files",
                ParameterType.GLOB,
                "docs/**/*.txt",
                "The files, by path; several patterns are separated by semicolons.");
        return List.of(
                new RecipeEntry(
                        "rename-file",
                        "Rename files",
                        "Gives files another name in the folder they are in. A file never replaces another.",
                        "Rename {filePattern} to {newName}",
                        List.of(
                                files,
                                required(
                                        "newName",
                                        "New name",
                                        ParameterType.FILE_NAME,
                                        "README.md",
                                        "The file's name, without folders.")),
                        List.of(FileKind.ANY)),
                new RecipeEntry(
                        "delete-files",
                        "Delete files",
                        "Deletes every file whose path matches, binary ones included.",
                        "Delete {filePattern}",
                        List.of(files),
                        List.of(FileKind.ANY)),
                new RecipeEntry(
                        "create-text-file",
                        "Create a text file",
                        "Creates a text file (UTF-8).",
                        "Create {path}",
                        List.of(
                                required(
                                        "path",
                                        "Path",
                                        ParameterType.PATH,
                                        "docs/OWNERS.md",
                                        "Where, from the repository's root."),
                                required(
                                        "content",
                                        "Content",
                                        ParameterType.MULTILINE,
                                        "# Owners",
                                        "The whole content of the file."),
                                flag(
                                        "overwrite",
                                        "Replace",
                                        false,
                                        "Whether a file that is already there gets this content.")),
                        List.of(FileKind.TEXT, FileKind.ANY)));
    }

    private static RecipeParameter coordinate(String name, String example) {
        return required(
                name,
                name.equals("groupId") ? "Group" : "Artifact",
                ParameterType.COORDINATE,
                example,
                "The " + name + "; * stands for any run of characters.");
    }
}
