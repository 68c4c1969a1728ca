package dev.missioncontrol.policy.change;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.missioncontrol.policy.fact.DependencyChange.Change;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependenciesTests {

    private final ChangeScenario change = new ChangeScenario();

    private static String pom(String properties, String dependencies) {
        return "<project>\n<properties>" + properties + "</properties>\n<dependencies>\n" + dependencies
                + "</dependencies>\n</project>\n";
    }

    private static String dependency(String artifact, String version) {
        return "<dependency><groupId>org.example</groupId><artifactId>" + artifact + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + "</dependency>\n";
    }

    @Test
    void comparesMavenDependenciesWithTheirProperties() {
        String before = pom("<a.version>1.9</a.version>", dependency("a", "${a.version}") + dependency("b", "2"));
        String after = pom("<a.version>1.10</a.version>", dependency("a", "${a.version}") + dependency("c", ""));

        assertThat(change.change("pom.xml", before, after).dependencies())
                .containsExactly(
                        "4 maven org.example:a UPGRADED 1.9 -> 1.10",
                        "5 maven org.example:c ADDED null -> null",
                        "5 maven org.example:b REMOVED 2 -> null");
    }

    @Test
    void comparesMavenPluginsAndParent() {
        String before =
                "<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>2</version></parent></project>";
        String after = "<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>\n"
                + "<build><plugins><plugin><artifactId>maven-antrun-plugin</artifactId><version>3</version>"
                + "<executions/></plugin></plugins></build></project>";

        assertThat(change.change("pom.xml", before, after).dependencies())
                .containsExactly(
                        "1 maven g:p DOWNGRADED 2 -> 1",
                        "2 maven org.apache.maven.plugins:maven-antrun-plugin ADDED null -> 3");
    }

    @Test
    void comparesNpmManifestAndLock() {
        assertThat(change.change(
                                "web/package.json",
                                "{\"dependencies\": {\"a\": \"^1.0.0\"}}",
                                "{\"dependencies\": {\n\"a\": \"^1.0.1\"}, \"devDependencies\": {\n\"@s/b\": \"2\"}}")
                        .change(
                                "web/package-lock.json",
                                "{\"packages\": {\"\": {\"version\": \"1\"}, \"node_modules/a\": {\"version\": \"1.0.0\"}}}",
                                "{\"packages\": {\"\": {\"version\": \"2\"}, \"node_modules/a\": {\"version\": \"1.0.1\"},\n"
                                        + "\"node_modules/x/node_modules/@s/b\": {\"version\": \"2.0.0\"}}}")
                        .dependencies())
                .containsExactly(
                        "1 npm a UPGRADED 1.0.0 -> 1.0.1",
                        "2 npm @s/b ADDED null -> 2.0.0",
                        "2 npm a UPGRADED ^1.0.0 -> ^1.0.1",
                        "3 npm @s/b ADDED null -> 2");
    }

    @Test
    void comparesPythonManifests() {
        assertThat(change.change(
                                "requirements.txt",
                                "Django==4.2\n",
                                "# web\ndjango==5.0 ; python_version > '3'\nx>=1\n")
                        .change(
                                "pyproject.toml",
                                "[project]\ndependencies = [\"a>=1\"]\n",
                                "[project]\ndependencies = [\"a>=2\"]\n[tool.poetry.dependencies]\nb = \"^3\"\n")
                        .dependencies())
                .containsExactly(
                        "2 pypi a UPGRADED >=1 -> >=2",
                        "4 pypi b ADDED null -> ^3",
                        "2 pypi django UPGRADED ==4.2 -> ==5.0",
                        "3 pypi x ADDED null -> >=1");
    }

    @Test
    void comparesGoAndRust() {
        assertThat(change.change(
                                "go.mod",
                                "module m\nrequire (\n\texample.org/a v1.2.0\n)\n",
                                "module m\nrequire (\n\texample.org/a v1.10.0\n\texample.org/b v0.1.0 // indirect\n)\n")
                        .change(
                                "Cargo.toml",
                                "[dependencies]\na = \"1\"\n",
                                "[dependencies]\na = { version = \"2\" }\n[dev-dependencies]\nc = { git = \"https://example.org/c\" }\n")
                        .change(
                                "Cargo.lock",
                                "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n",
                                "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\n")
                        .dependencies())
                .containsExactly(
                        "5 cargo a ADDED null -> 2.0.0",
                        "2 cargo a UPGRADED 1 -> 2",
                        "4 cargo c ADDED null -> https://example.org/c",
                        "3 golang example.org/a UPGRADED v1.2.0 -> v1.10.0",
                        "4 golang example.org/b ADDED null -> v0.1.0");
    }

    @Test
    void comparesGradle() {
        assertThat(change.change(
                                "build.gradle.kts",
                                "plugins {\n    id(\"org.x\") version \"1\"\n}\n",
                                "plugins {\n    id(\"org.x\") version \"2\"\n}\ndependencies {\n"
                                        + "    implementation(\"g:a:1.0\")\n    testImplementation 'g:b'\n}\n")
                        .change(
                                "gradle/libs.versions.toml",
                                "[versions]\nv = \"1\"\n[libraries]\na = { module = \"g:a\", version.ref = \"v\" }\n",
                                "[versions]\nv = \"2\"\n[libraries]\na = { module = \"g:a\", version.ref = \"v\" }\n")
                        .dependencies())
                .containsExactly(
                        "2 maven org.x UPGRADED 1 -> 2",
                        "5 maven g:a ADDED null -> 1.0",
                        "6 maven g:b ADDED null -> null",
                        "4 maven g:a UPGRADED 1 -> 2");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.9,1.2.10,UPGRADED",
        "2.0.0-rc1,2.0.0,UPGRADED",
        "2.0.0,2.0.0-SNAPSHOT,DOWNGRADED",
        "v1.0,1.0.0,CHANGED",
        "^1.2,~1.3,UPGRADED",
        "latest,1.0,CHANGED",
        "${v},1.0,CHANGED",
        "33.0-jre,32.1-jre,DOWNGRADED"
    })
    void ordersVersions(String from, String to, Change expected) {
        assertThat(Versions.change(from, to)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml|<project><dependencies>",
                "pom.xml|<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><project>&x;</project>",
                "package.json|{\"dependencies\": ",
                "package.json|[1]",
                "pyproject.toml|[project\n",
                "Cargo.lock|= ="
            })
    void saysThatAManifestCouldNotBeRead(String file) {
        String[] parts = file.split("\\|", 2);

        assertThat(change.add(parts[0], parts[1]).findings())
                .containsExactly("UNREADABLE " + parts[0] + ":0 manifest-unreadable");
    }

    @Test
    void standsDeepNestingAndNoise() {
        List<String> paths = List.of(
                "pom.xml",
                "package.json",
                "package-lock.json",
                "requirements.txt",
                "pyproject.toml",
                "go.mod",
                "Cargo.toml",
                "build.gradle",
                "gradle/libs.versions.toml");
        Random random = new Random(3);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String path : paths) {
                for (String nested : List.of(
                        "[".repeat(100_000),
                        "{\"a\":".repeat(100_000),
                        "<a>".repeat(100_000),
                        "a.".repeat(50_000) + "b=1",
                        "a=[".repeat(50_000),
                        "a={b=".repeat(50_000))) {
                    new ChangeScenario().add(path, nested).facts();
                }
                byte[] noise = new byte[100_000];
                random.nextBytes(noise);
                new ChangeScenario()
                        .change(path, "x".getBytes(ISO_8859_1), noise)
                        .facts();
            }
        });
    }
}
