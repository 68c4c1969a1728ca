package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.RecipeParameter.required;

import dev.missioncontrol.agent.codemod.worker.FileKind;
import java.util.List;

/** Changes of Maven builds. */
final class MavenRecipes {

    private MavenRecipes() {}

    static List<RecipeEntry> all() {
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

    private static RecipeParameter coordinate(String name, String example) {
        return required(
                name,
                name.equals("groupId") ? "Group" : "Artifact",
                ParameterType.COORDINATE,
                example,
                "The " + name + "; * stands for any run of characters.");
    }
}
