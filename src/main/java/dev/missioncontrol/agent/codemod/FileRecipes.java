package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.RecipeParameter.flag;
import static dev.missioncontrol.agent.codemod.RecipeParameter.required;

import dev.missioncontrol.agent.codemod.worker.FileKind;
import java.util.List;

/** New, moved and deleted files. */
final class FileRecipes {

    private FileRecipes() {}

    static List<RecipeEntry> all() {
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
}
