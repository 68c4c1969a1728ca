package dev.missioncontrol.bench;

import dev.missioncontrol.bench.bare.BareApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;

/**
 * The bare page, packaged as the application is: a jar that names its libraries, which are those of the application
 * without what a bare page would not have, and an AOT cache recorded in the same way.
 */
final class BareApp implements AutoCloseable {

    /** JPA, migrations, jobs, security, git, codemods, API description, command line. */
    private static final Pattern NOT_BARE = Pattern.compile("(hibernate-(core|models)|byte-buddy|antlr4|jandex"
            + "|jakarta\\.persistence|spring-(orm|data|aspects|security|modulith)|aspectjweaver|jobrunr|flyway"
            + "|spring-boot-(data|jpa|hibernate|flyway|security|persistence)|oauth2|nimbus|json-smart|lang-tag|rewrite"
            + "|lombok|org\\.eclipse\\.jgit|sshd|java-diff-utils|springdoc|swagger|bucket4j|picocli).*");

    private final Path folder;

    private BareApp(Path folder) {
        this.folder = folder;
    }

    /** Packages it and records its start. */
    static BareApp make() throws IOException, InterruptedException {
        var app = new BareApp(Files.createTempDirectory("benchmark-bare-"));
        app.writeJar();
        ServerProcess.run(
                app.jar(),
                app.folder.resolve("training.log"),
                List.of("-XX:AOTCacheOutput=" + app.folder.resolve("app.aot")),
                Stream.concat(app.settings().stream(), Stream.of("--training-run", "--server.port=0"))
                        .toList());
        return app;
    }

    ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.start(jar(), folder.resolve("server.log"), settings());
    }

    @Override
    public void close() throws IOException {
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY);
    }

    private Path jar() {
        return folder.resolve("app.jar");
    }

    private List<String> settings() {
        return List.of(
                "--home=" + folder.resolve("home"),
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--vaadin.productionMode=true",
                "--management.endpoints.web.base-path=/api",
                "--management.endpoint.health.probes.enabled=true",
                "--logging.level.root=warn");
    }

    private void writeJar() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BareApplication.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries());
        try (OutputStream file = Files.newOutputStream(jar());
                var jar = new JarOutputStream(file, manifest)) {
            copyClasses(jar);
            copyBundle(jar);
        }
    }

    /** Copies the libraries that a bare page has, and names them as a manifest does. */
    private String libraries() throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        try (Stream<Path> all = Files.list(PackagedApp.JAR.resolveSibling("lib"))) {
            List<Path> kept = all.filter(each ->
                            !NOT_BARE.matcher(each.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            for (Path each : kept) {
                Files.copy(each, libraries.resolve(each.getFileName()));
            }
            return kept.stream().map(each -> "lib/" + each.getFileName()).collect(Collectors.joining(" "));
        }
    }

    private static void copyClasses(JarOutputStream jar) throws IOException {
        String folder = BareApplication.class.getPackageName().replace('.', '/');
        Path classes = Path.of("target", "test-classes");
        try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
    }

    /** Copies what the browser loads: the same as the application's. */
    private static void copyBundle(JarOutputStream jar) throws IOException {
        try (var app = new JarFile(PackagedApp.JAR.toFile())) {
            for (JarEntry entry : app.stream()
                    .filter(each -> each.getName().startsWith("META-INF/VAADIN/") && !each.isDirectory())
                    .toList()) {
                jar.putNextEntry(new JarEntry(entry.getName()));
                app.getInputStream(entry).transferTo(jar);
            }
        }
    }
}
