package dev.missioncontrol.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Writes executable jars with their libraries inside, as Spring Boot's Maven plugin does. */
final class BootJar {

    private BootJar() {}

    /** Writes one for a class of the tests and its package; the loader and the frontend are the application's. */
    static void write(Path target, Class<?> application, List<Path> libraries) throws IOException {
        try (var built = new JarFile(built().toFile());
                OutputStream file = Files.newOutputStream(target);
                var jar = new JarOutputStream(file, manifest(built, application))) {
            copy(built, "org/springframework/boot/loader/", jar);
            copy(built, "META-INF/services/", jar);
            copy(built, "META-INF/VAADIN/", jar);
            // The loader looks for the folder itself.
            jar.putNextEntry(new JarEntry("BOOT-INF/classes/"));
            copyClasses(jar, "BOOT-INF/classes/", application);
            for (Path library : libraries) {
                store(jar, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
            }
        }
    }

    /** Copies the classes of a package of the tests, below a prefix. */
    static void copyClasses(JarOutputStream jar, String prefix, Class<?> application) throws IOException {
        Path classes = Path.of("target", "test-classes");
        String folder = application.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(
                        prefix + classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
    }

    /** Copies the files whose names start with a prefix from one jar to another. */
    static void copy(JarFile source, String prefix, JarOutputStream jar) throws IOException {
        for (JarEntry entry : source.stream()
                .filter(each -> each.getName().startsWith(prefix) && !each.isDirectory())
                .toList()) {
            jar.putNextEntry(new JarEntry(entry.getName()));
            source.getInputStream(entry).transferTo(jar);
        }
    }

    private static Manifest manifest(JarFile built, Class<?> application) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().putAll(built.getManifest().getMainAttributes());
        manifest.getMainAttributes().remove(new Attributes.Name("Spring-Boot-Classpath-Index"));
        manifest.getMainAttributes().remove(new Attributes.Name("Spring-Boot-Layers-Index"));
        manifest.getMainAttributes().putValue("Start-Class", application.getName());
        return manifest;
    }

    /** Libraries are stored, not compressed: the loader reads them where they are. */
    private static void store(JarOutputStream jar, String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new JarEntry(name);
        entry.setMethod(JarEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        jar.putNextEntry(entry);
        jar.write(content);
    }

    private static Path built() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"), "mission-control-*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        throw new IOException("there is no target/mission-control-*.jar; ./missionctl bench makes it");
    }
}
