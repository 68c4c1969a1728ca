package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.Codemods.outline;
import static dev.missioncontrol.agent.codemod.Codemods.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.agent.codemod.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker finds its classes however the server was packaged. */
class WorkerClassPathTests {

    private static final RecipeRequest REQUEST = RecipeRequest.of("change-xml-value", "xpath", "/a", "newValue", "2");

    @TempDir
    Path folder;

    private static List<Path> here() throws IOException {
        return new WorkerClassPath(Codemods.HOME).entries();
    }

    private void runsWith(Path jar) throws Exception {
        var classPath = new WorkerClassPath(folder.resolve("home"), List.of(jar));
        var worker = new CodemodWorker(
                RecipeCatalogue.standard(), Codemods.settings(), classPath, WorkerMain.class.getName());
        CodemodResult result = worker.run(REQUEST, tree("a.xml", "<a>1</a>\n"), CodemodProgress.NONE);
        assertThat(outline(result.steps().getFirst())).containsExactly("Modified a.xml");
        assertThat(result.report().libraries()).isEqualTo(WorkerClassPath.openRewrite(here()));
        assertThat(classPath.entries()).isEqualTo(classPath.entries());
        try (Stream<Path> unpacked = Files.list(folder.resolve("home"))) {
            assertThat(unpacked).singleElement().asString().contains("worker-");
        }
    }

    @Test
    void holdsTheWorkersOwnClassesAndNothingElseOfTheServer() throws IOException {
        Path classes = here().getFirst();
        try (Stream<Path> files = Files.walk(classes)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> classes.relativize(file).toString()))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("dev/missioncontrol/agent/codemod/worker/"));
        }
        assertThat(here().stream().map(entry -> entry.getFileName().toString()))
                .contains("rewrite-core-8.90.2.jar")
                .noneMatch(name -> name.startsWith("spring-") || name.contains("postgres") || name.contains("vaadin"));
    }

    @Test
    void runsFromASingleJarWithItsLibrariesInside() throws Exception {
        Path jar = folder.resolve("app.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            addClasses(out, "BOOT-INF/classes/");
            for (Path library : here().subList(1, here().size())) {
                add(out, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
            }
            add(out, "BOOT-INF/lib/spring-core-7.0.9.jar", new byte[10]);
        }
        runsWith(jar);
    }

    @Test
    void runsFromAJarWithItsLibrariesBesideIt() throws Exception {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Files.createDirectories(folder.resolve("lib"));
        var names = new StringBuilder();
        for (Path library : here().subList(1, here().size())) {
            Files.copy(library, folder.resolve("lib").resolve(library.getFileName()));
            names.append("lib/").append(library.getFileName()).append(' ');
        }
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, names.toString());
        Path jar = folder.resolve("app.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            addClasses(out, "");
        }
        runsWith(jar);
    }

    private static void addClasses(JarOutputStream out, String prefix) throws IOException {
        Path classes = here().getFirst();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(out, prefix + classes.relativize(file), Files.readAllBytes(file));
            }
        }
        add(out, prefix + "dev/missioncontrol/MissionControl.class", new byte[1]);
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
