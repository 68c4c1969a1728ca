package dev.missioncontrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** {@code docs/configuration.md} lists every setting there is, and none that is not. */
class ConfigurationDocumentTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z0-9_.-]+)` \\| ([^|]*) \\|");
    private static final Pattern PLACEHOLDER = Pattern.compile("\"\\$\\{(missioncontrol\\.[a-z0-9.-]+)");

    @Test
    void describesEverySetting() throws IOException {
        Set<String> settings = new TreeSet<>(defaults().keySet());
        settings.addAll(boundByRecords());
        settings.addAll(readByPlaceholders());

        assertThat(documented().keySet()).containsAll(settings);
    }

    @Test
    void describesNoSettingOfOursThatIsNotThere() throws IOException {
        Set<String> settings = new TreeSet<>(defaults().keySet());
        settings.addAll(boundByRecords());
        settings.addAll(readByPlaceholders());

        assertThat(documented().keySet())
                .filteredOn(name -> name.startsWith("missioncontrol."))
                .isSubsetOf(settings);
    }

    @Test
    void namesTheDefaultThatHolds() throws IOException {
        Map<String, String> documented = documented();
        List<String> wrong = new ArrayList<>();
        defaults().forEach((name, value) -> {
            String said = documented.getOrDefault(name, "");
            if (said.startsWith("`") && !said.equals("`" + value + "`")) {
                wrong.add(name + " is " + value + ", not " + said);
            }
        });

        assertThat(wrong).isEmpty();
    }

    private static Map<String, String> documented() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2).strip(), (first, second) -> first, TreeMap::new));
    }

    private static Map<String, String> defaults() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        var file = new FileSystemResource("src/main/resources/application.yml");
        for (var source : new YamlPropertySourceLoader().load("application", file)) {
            for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                // Elements of a list are one setting.
                defaults.merge(
                        name.replaceAll("\\[\\d+]$", ""),
                        String.valueOf(source.getProperty(name)),
                        (first, second) -> first + "," + second);
            }
        }
        return defaults;
    }

    private static Set<String> boundByRecords() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<String> names = new TreeSet<>();
        for (BeanDefinition found : scanner.findCandidateComponents("dev.missioncontrol")) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            var annotation = AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class);
            addComponents(annotation == null ? "" : annotation.prefix(), type, names);
        }
        return names;
    }

    private static void addComponents(String prefix, Class<?> type, Set<String> names) {
        assertThat(type.isRecord())
                .as("%s is a record, as all settings are", type)
                .isTrue();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = ConfigurationPropertyName.of(prefix)
                    .append(component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                    .toString();
            if (component.getType().isRecord()) {
                addComponents(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }

    private static Set<String> readByPlaceholders() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> PLACEHOLDER.matcher(read(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
