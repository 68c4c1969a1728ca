package dev.missioncontrol.bench;

import dev.missioncontrol.bench.bare.BareApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;

/**
 * The bare page, with the libraries of the application without what a bare page would not have, packaged twice: as the
 * executable jar that Spring Boot's build makes of any application, and as the application is, extracted and with an AOT
 * cache recorded in the same way.
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
        List<Path> libraries = app.copyLibraries();
        BootJar.write(app.bootJar(), BareApplication.class, libraries);
        app.writeExtracted(libraries);
        ServerProcess.run(
                app.extracted(),
                app.folder.resolve("training.log"),
                List.of("-XX:AOTCacheOutput=" + app.folder.resolve("app.aot")),
                Stream.concat(app.settings().stream(), Stream.of("--training-run", "--server.port=0"))
                        .toList());
        return app;
    }

    /** Starts it as one starts any Spring Boot application, by {@code java -jar}. */
    ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.start(bootJar(), folder.resolve("server.log"), settings());
    }

    /** Starts it as {@code ./missionctl up} starts the application. */
    ServerProcess startTrained() throws IOException, InterruptedException {
        return ServerProcess.start(extracted(), folder.resolve("server.log"), settings());
    }

    @Override
    public void close() throws IOException {
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY);
    }

    private Path bootJar() {
        return folder.resolve("bare.jar");
    }

    private Path extracted() {
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

    private void writeExtracted(List<Path> libraries) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BareApplication.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        libraries.stream()
                                .map(each -> "lib/" + each.getFileName())
                                .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(extracted());
                var jar = new JarOutputStream(file, manifest)) {
            BootJar.copyClasses(jar, "", BareApplication.class);
            try (var app = new JarFile(PackagedApp.JAR.toFile())) {
                BootJar.copy(app, "META-INF/VAADIN/", jar);
            }
        }
    }

    /** Copies the libraries that a bare page has. */
    private List<Path> copyLibraries() throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> all = Files.list(PackagedApp.JAR.resolveSibling("lib"))) {
            for (Path each : all.filter(library ->
                            !NOT_BARE.matcher(library.getFileName().toString()).matches())
                    .sorted()
                    .toList()) {
                copies.add(Files.copy(each, libraries.resolve(each.getFileName())));
            }
        }
        return copies;
    }
}
