package dev.missioncontrol.shell.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.NpmPackage;
import dev.missioncontrol.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed production bundle is the one that the sources would give: otherwise every build would need Node. When
 * one of these fails, {@code ./missionctl bundle} builds it anew; docs/development.md says more.
 */
class FrontendBundleTests {

    private static final Path BUNDLE = Path.of("src/main/bundles/prod.bundle");
    private static final Path FRONTEND = Path.of("src/main/frontend");

    @Test
    void isMadeOfTheSourcesAsTheyAre() throws IOException {
        JsonNode stats = stats();
        Map<String, String> bundled = new TreeMap<>();
        Map<String, String> sources = sources();
        sources.keySet()
                .forEach(name -> bundled.put(
                        name, stats.path("frontendHashes").path(name).asString("(not bundled)")));
        assertThat(bundled).isEqualTo(sources);
    }

    @Test
    void holdsThePackagesThatTheCodeAsksFor() throws Exception {
        JsonNode bundled = stats().path("packageJsonDependencies");
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(NpmPackage.class, false));
        scanner.addIncludeFilter(new AnnotationTypeFilter(NpmPackage.Container.class, false));
        var found = scanner.findCandidateComponents("dev.missioncontrol");
        assertThat(found).isNotEmpty();
        for (var bean : found) {
            for (NpmPackage npm :
                    Class.forName(bean.getBeanClassName()).getDeclaredAnnotationsByType(NpmPackage.class)) {
                assertThat(bundled.path(npm.value()).asString("(not bundled)"))
                        .as(npm.value())
                        .isEqualTo(npm.version());
            }
        }
    }

    @Test
    void tellsNothingOfTheMachineThatBuiltIt() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile())) {
            // The report of the bundler is the one part that would hold paths.
            assertThat(bundle.getEntry("config/bundle-size.html")).isNull();
        }
    }

    private static JsonNode stats() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile());
                InputStream stats = bundle.getInputStream(bundle.getEntry("config/stats.json"))) {
            return JsonMapper.shared().readTree(stats);
        }
    }

    /** Returns the hash of each of our own files, as Flow computes it. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FRONTEND)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = FRONTEND.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("generated/") && !name.equals("index.html")) {
                    hashes.put(
                            name,
                            Digest.of(Files.readString(file).replace("\r\n", "\n"))
                                    .hex());
                }
            }
        }
        return hashes;
    }
}
