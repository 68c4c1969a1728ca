package dev.missioncontrol.agent.codemod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenRewrite's modules change licence from one version to the next, and some may not be shipped: only those under the
 * Apache License 2.0 may be on the class path, by their manifest and by the POM they were resolved with.
 */
class OpenRewriteLicenceTests {

    private static final Set<String> APACHE =
            Set.of("Apache License Version 2.0", "The Apache Software License, Version 2.0", "Apache-2.0");
    private static final Pattern POM_LICENCE =
            Pattern.compile("<license>.*?<name>\\s*(.*?)\\s*</name>.*?</license>", Pattern.DOTALL);

    @TempDir
    Path folder;

    /** Returns the OpenRewrite jars that do not say, and nothing but, that they are under the Apache License. */
    private static List<String> forbidden(List<Path> classPath) throws IOException {
        List<String> forbidden = new ArrayList<>();
        for (Path jar : classPath) {
            if (isOpenRewrite(jar)) {
                Set<String> licences = licences(jar);
                if (licences.isEmpty() || !APACHE.containsAll(licences)) {
                    forbidden.add(jar.getFileName() + " " + licences);
                }
            }
        }
        return forbidden;
    }

    private static boolean isOpenRewrite(Path jar) {
        String path = jar.toString().replace('\\', '/');
        return path.endsWith(".jar")
                && (path.contains("/org/openrewrite/")
                        || jar.getFileName().toString().startsWith("rewrite-"));
    }

    private static Set<String> licences(Path jar) throws IOException {
        Set<String> licences = new TreeSet<>();
        try (var file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue("License-Name");
            if (named != null) {
                licences.add(named);
            }
        }
        Path pom = jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom"));
        if (Files.exists(pom)) {
            POM_LICENCE.matcher(Files.readString(pom)).results().forEach(match -> licences.add(match.group(1)));
        }
        return licences;
    }

    @Test
    void onlyApacheLicensedModulesAreOnTheClassPath() throws IOException {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        assertThat(classPath.stream().filter(OpenRewriteLicenceTests::isOpenRewrite))
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(forbidden(classPath)).isEmpty();
    }

    @Test
    void reportsAnotherLicenceAndNone() throws IOException {
        Path manifest = jar("rewrite-spring-6.0.0.jar", "Moderne Source Available License");
        Path pom = jar("rewrite-python-8.0.0.jar", "Apache License Version 2.0");
        Files.writeString(
                pom.resolveSibling("rewrite-python-8.0.0.pom"),
                "<project><licenses><license><name>Moderne Source Available License</name></license></licenses></project>");
        Path none = jar("rewrite-mystery-1.0.0.jar", null);
        Path good = jar("rewrite-toml-8.90.2.jar", "Apache License Version 2.0");

        assertThat(forbidden(List.of(manifest, pom, none, good)))
                .containsExactly(
                        "rewrite-spring-6.0.0.jar [Moderne Source Available License]",
                        "rewrite-python-8.0.0.jar [Apache License Version 2.0, Moderne Source Available License]",
                        "rewrite-mystery-1.0.0.jar []");
    }

    private Path jar(String name, @Nullable String licence) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (licence != null) {
            manifest.getMainAttributes().putValue("License-Name", licence);
        }
        Path jar = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
