package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.RecipeParameter.FILES;
import static dev.missioncontrol.agent.codemod.RecipeParameter.flag;
import static dev.missioncontrol.agent.codemod.RecipeParameter.required;

import dev.missioncontrol.agent.codemod.worker.FileKind;
import java.util.List;

/** Changes of Java sources. */
final class JavaRecipes {

    private static final List<FileKind> REFERRING =
            List.of(FileKind.JAVA, FileKind.XML, FileKind.YAML, FileKind.PROPERTIES);

    private JavaRecipes() {}

    static List<RecipeEntry> all() {
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
}
