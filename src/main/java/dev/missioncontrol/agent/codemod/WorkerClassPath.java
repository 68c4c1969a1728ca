package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.worker.WorkerMain;
import dev.missioncontrol.shared.Digest;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path of the worker: its own classes and the libraries it needs, picked from the server's class path and
 * nothing else. It is found in folders and jars (an IDE, a build), in a jar with its libraries beside it (Boot's
 * extracted layout) and in a single jar with the libraries inside; the worker's classes, and libraries inside a jar,
 * are copied to a folder named by what it holds.
 */
class WorkerClassPath {

    private static final String CLASSES = WorkerMain.class.getPackageName().replace('.', '/') + "/";
    private static final String BOOT_CLASSES = "BOOT-INF/classes/";
    private static final String BOOT_LIBRARIES = "BOOT-INF/lib/";

    /** Compile and run time dependencies of the OpenRewrite modules in use, by the names of their jars. */
    private static final Pattern LIBRARY = Pattern.compile(
            "(rewrite-(core|java|java-25|java-lombok|xml|yaml|json|properties)|java-object-diff|jgit|lombok"
                    + "|jackson-(core|annotations|databind|dataformat-smile|module-parameter-names|datatype-jsr310)(?=-2\\.)"
                    + "|micrometer-(core|commons|observation)|HdrHistogram|LatencyUtils|caffeine|snakeyaml|classgraph"
                    + "|antlr4-runtime|univocity-parsers|objenesis|gizmo|asm(-\\w+)?|jna(-platform)?|annotations|jsonrpc"
                    + "|commons-(text|lang3)|slf4j-api|jspecify)-\\d[^/]*\\.jar");

    private final Path home;
    private final List<Path> serverPath;

    /** Unpacks below the folder. */
    WorkerClassPath(Path home) {
        this(
                home,
                List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                        .filter(entry -> !entry.isEmpty())
                        .map(entry -> Path.of(entry).toAbsolutePath())
                        .toList());
    }

    WorkerClassPath(Path home, List<Path> serverPath) {
        this.home = home;
        this.serverPath = List.copyOf(serverPath);
    }

    /** Returns the entries, existing files and folders all; unpacks what is not there yet. */
    List<Path> entries() throws IOException {
        // By name, so that the order does not depend on how the server was started.
        Map<String, Path> libraries = new TreeMap<>();
        Map<String, Source> copied = new TreeMap<>();
        for (Path entry : expanded()) {
            if (Files.isDirectory(entry)) {
                collectClasses(entry, copied);
            } else if (LIBRARY.matcher(entry.getFileName().toString()).matches()) {
                libraries.putIfAbsent(entry.getFileName().toString(), entry);
            } else {
                collectFromJar(entry, copied);
            }
        }
        Path unpacked = unpack(copied);
        List<Path> entries = new ArrayList<>();
        entries.add(unpacked.resolve("classes"));
        copied.keySet().stream()
                .filter(name -> name.startsWith("lib/"))
                .forEach(name -> entries.add(unpacked.resolve(name)));
        entries.addAll(libraries.values());
        return entries;
    }

    /** Returns the OpenRewrite modules among the entries, such as {@code rewrite-core-8.90.2}. */
    static List<String> openRewrite(List<Path> entries) {
        return entries.stream()
                .map(entry -> entry.getFileName().toString())
                .filter(name -> name.startsWith("rewrite-"))
                .map(name -> name.substring(0, name.length() - ".jar".length()))
                .sorted()
                .toList();
    }

    /** Returns the server's class path with the entries that its jars name in their manifests. */
    private List<Path> expanded() throws IOException {
        List<Path> expanded = new ArrayList<>();
        for (Path entry : serverPath) {
            expanded.add(entry);
            if (Files.isRegularFile(entry)) {
                try (var jar = new JarFile(entry.toFile())) {
                    String named = jar.getManifest() == null
                            ? null
                            : jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
                    for (String url :
                            named == null ? new String[0] : named.strip().split("\\s+")) {
                        URI uri = entry.toUri().resolve(url);
                        if ("file".equals(uri.getScheme())) {
                            expanded.add(Path.of(uri));
                        }
                    }
                }
            }
        }
        return expanded.stream().filter(Files::exists).distinct().toList();
    }

    private static void collectClasses(Path folder, Map<String, Source> copied) throws IOException {
        Path classes = folder.resolve(CLASSES);
        if (!Files.isRegularFile(classes.resolve("WorkerMain.class"))) {
            return;
        }
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                copied.put(
                        "classes/" + CLASSES + file.getFileName(),
                        new Source(Digest.of(Files.readAllBytes(file)).hex(), () -> Files.newInputStream(file)));
            }
        }
    }

    private static void collectFromJar(Path file, Map<String, Source> copied) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            jar.stream().forEach(entry -> {
                String name = entry.getName();
                String plain = name.startsWith(BOOT_CLASSES) ? name.substring(BOOT_CLASSES.length()) : name;
                String target = null;
                if (plain.startsWith(CLASSES) && plain.endsWith(".class")) {
                    target = "classes/" + plain;
                } else if (name.startsWith(BOOT_LIBRARIES)
                        && LIBRARY.matcher(name.substring(BOOT_LIBRARIES.length()))
                                .matches()) {
                    target = "lib/" + name.substring(BOOT_LIBRARIES.length());
                }
                if (target != null) {
                    copied.put(target, new Source(entry.getSize() + "-" + entry.getCrc(), () -> open(file, name)));
                }
            });
        }
    }

    private static InputStream open(Path file, String entry) throws IOException {
        try (var jar = new JarFile(file.toFile());
                InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
            return new ByteArrayInputStream(in.readAllBytes());
        }
    }

    /** Copies into a folder named by its content: complete or not there, whatever happens while it is filled. */
    private Path unpack(Map<String, Source> copied) throws IOException {
        if (copied.isEmpty()) {
            throw new IOException("the worker's classes are not on the class path " + serverPath);
        }
        var content = new StringBuilder();
        copied.forEach((name, source) ->
                content.append(name).append(' ').append(source.version()).append('\n'));
        Path target = home.resolve("worker-" + Digest.of(content.toString()).abbreviated());
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(home);
        Path filling = Files.createTempDirectory(home, "worker-");
        for (var entry : copied.entrySet()) {
            Path file = filling.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            try (InputStream in = entry.getValue().content().open()) {
                Files.copy(in, file);
            }
        }
        try {
            Files.move(filling, target);
        } catch (FileSystemException e) {
            delete(filling);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
        return target;
    }

    /** Deletes a folder with all it holds. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Something to copy, and what tells one version of it from another. */
    private record Source(String version, Content content) {}

    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }
}
