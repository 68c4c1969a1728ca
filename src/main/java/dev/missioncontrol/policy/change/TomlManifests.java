package dev.missioncontrol.policy.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads the manifests and lock files that are TOML. */
final class TomlManifests {

    private static final TomlMapper TOML = new TomlMapper();
    private static final String DEPENDENCIES = "dependencies";
    private static final List<String> CARGO = List.of(DEPENDENCIES, "dev-dependencies", "build-dependencies");
    private static final String VERSION = "version";

    private TomlManifests() {}

    /** Reads Cargo.toml (doc.rust-lang.org/cargo/reference/manifest.html). */
    static List<Declared> cargo(String text) {
        JsonNode root = TOML.readTree(text);
        List<Declared> declared = new ArrayList<>();
        CARGO.forEach(section -> table(root.path(section), declared));
        table(root.path("workspace").path(DEPENDENCIES), declared);
        for (JsonNode target : root.path("target").values()) {
            CARGO.forEach(section -> table(target.path(section), declared));
        }
        for (JsonNode patched : root.path("patch").values()) {
            table(patched, declared);
        }
        return declared;
    }

    /** Reads the {@code [[package]]} tables of Cargo.lock, poetry.lock, uv.lock and pdm.lock. */
    static List<Declared> lockedPackages(String text) {
        List<Declared> declared = new ArrayList<>();
        for (JsonNode each : TOML.readTree(text).path("package").values()) {
            if (each.path("name").isString()) {
                declared.add(new Declared(each.path("name").stringValue(), string(each.path(VERSION)), -1));
            }
        }
        return declared;
    }

    /** Reads pyproject.toml (packaging.python.org/specifications/pyproject-toml, PEP 735) and Poetry's part of it. */
    static List<Declared> pyproject(String text) {
        JsonNode root = TOML.readTree(text);
        List<Declared> declared = new ArrayList<>();
        requirements(root.path("build-system").path("requires"), declared);
        requirements(root.path("project").path(DEPENDENCIES), declared);
        root.path("project").path("optional-dependencies").values().forEach(each -> requirements(each, declared));
        root.path("dependency-groups").values().forEach(each -> requirements(each, declared));
        JsonNode poetry = root.path("tool").path("poetry");
        table(poetry.path(DEPENDENCIES), declared);
        table(poetry.path("dev-dependencies"), declared);
        poetry.path("group").values().forEach(each -> table(each.path(DEPENDENCIES), declared));
        return declared;
    }

    /** Reads Pipfile (pipenv.pypa.io/en/latest/pipfile.html). */
    static List<Declared> pipfile(String text) {
        JsonNode root = TOML.readTree(text);
        List<Declared> declared = new ArrayList<>();
        table(root.path("packages"), declared);
        table(root.path("dev-packages"), declared);
        return declared;
    }

    /** Reads a version catalog of Gradle (docs.gradle.org, "Version Catalogs"). */
    static List<Declared> versionCatalog(String text) {
        JsonNode root = TOML.readTree(text);
        List<Declared> declared = new ArrayList<>();
        for (JsonNode library : root.path("libraries").values()) {
            catalogued(library, library.path("module"), root, declared);
        }
        for (JsonNode plugin : root.path("plugins").values()) {
            catalogued(plugin, plugin.path("id"), root, declared);
        }
        return declared;
    }

    private static void catalogued(JsonNode entry, JsonNode named, JsonNode root, List<Declared> declared) {
        if (entry.isString()) {
            String[] parts = entry.stringValue().split(":", 3);
            boolean library = parts.length == 3;
            declared.add(new Declared(
                    library ? parts[0] + ":" + parts[1] : parts[0],
                    parts.length > 1 ? parts[parts.length - 1] : null,
                    -1));
            return;
        }
        String name = named.isString()
                ? named.stringValue()
                : entry.path("group").asString("") + ":" + entry.path("name").asString("");
        JsonNode version = entry.path(VERSION);
        JsonNode reference = version.path("ref");
        declared.add(new Declared(
                name,
                string(reference.isString() ? root.path("versions").path(reference.stringValue()) : version),
                -1));
    }

    private static void requirements(JsonNode array, List<Declared> declared) {
        for (JsonNode each : array.values()) {
            if (each.isString()) {
                declared.addAll(LineManifests.requirement(each.stringValue()));
            }
        }
    }

    /** A table of names, each with a version or with a table that may have one. */
    private static void table(JsonNode table, List<Declared> declared) {
        for (var each : table.properties()) {
            JsonNode value = each.getValue();
            JsonNode renamed = value.path("package");
            String name = renamed.isString() ? renamed.stringValue() : each.getKey();
            declared.add(new Declared(name, version(value), -1));
        }
    }

    private static @Nullable String version(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.path(VERSION).isString()) {
            return value.path(VERSION).stringValue();
        }
        return string(value.path("git").isString() ? value.path("git") : value.path("path"));
    }

    private static @Nullable String string(JsonNode node) {
        return node.isString() ? node.stringValue() : node.isObject() || node.isArray() ? node.toString() : null;
    }
}
