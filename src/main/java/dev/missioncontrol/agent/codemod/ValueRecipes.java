package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.RecipeParameter.FILES;
import static dev.missioncontrol.agent.codemod.RecipeParameter.optional;
import static dev.missioncontrol.agent.codemod.RecipeParameter.required;

import dev.missioncontrol.agent.codemod.worker.FileKind;
import java.util.List;

/** Changes of values in XML, YAML, JSON and properties. */
final class ValueRecipes {

    private ValueRecipes() {}

    static List<RecipeEntry> all() {
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
}
