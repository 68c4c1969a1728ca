package dev.missioncontrol.policy.change;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of manifest or lock file whose dependencies are understood.
 *
 * @param ecosystem the package URL type
 * @param name the paths that are of this kind
 * @param byLine whether each line speaks for itself, so that parts of the file can be read too
 * @param reader reads it
 */
record ManifestFormat(String ecosystem, Pattern name, boolean byLine, ManifestReader reader) {

    private static final String MAVEN = "maven";
    private static final String PYPI = "pypi";
    private static final String CARGO = "cargo";

    private static final List<ManifestFormat> ALL = List.of(
            whole(MAVEN, "pom\\.xml|.+\\.pom", MavenPom::read),
            byLine(MAVEN, ".+\\.gradle(?:\\.kts)?", LineManifests::gradle),
            whole(MAVEN, ".*\\.versions\\.toml", TomlManifests::versionCatalog),
            byLine(MAVEN, ".*gradle\\.lockfile", LineManifests::gradleLock),
            whole("npm", "package\\.json", JsonManifests::npm),
            whole("npm", "package-lock\\.json|npm-shrinkwrap\\.json", JsonManifests::npmLock),
            whole("composer", "composer\\.json", JsonManifests::composer),
            byLine(PYPI, "(?:requirements|constraints).*\\.(?:txt|in)", LineManifests::requirements),
            whole(PYPI, "pyproject\\.toml", TomlManifests::pyproject),
            whole(PYPI, "Pipfile", TomlManifests::pipfile),
            whole(PYPI, "poetry\\.lock|uv\\.lock|pdm\\.lock", TomlManifests::lockedPackages),
            byLine("golang", "go\\.mod", LineManifests::goMod),
            whole(CARGO, "Cargo\\.toml", TomlManifests::cargo),
            whole(CARGO, "Cargo\\.lock", TomlManifests::lockedPackages));

    /** Returns the format of a file; null when its dependencies are not understood. */
    static @Nullable ManifestFormat of(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String name = path.contains("requirements/") && file.endsWith(".txt") ? "requirements.txt" : file;
        return ALL.stream()
                .filter(format -> format.name.matcher(name).matches())
                .findFirst()
                .orElse(null);
    }

    private static ManifestFormat whole(String ecosystem, String name, ManifestReader reader) {
        return new ManifestFormat(ecosystem, Pattern.compile(name), false, reader);
    }

    private static ManifestFormat byLine(String ecosystem, String name, ManifestReader reader) {
        return new ManifestFormat(ecosystem, Pattern.compile(name), true, reader);
    }
}
