package dev.missioncontrol.cli.check;

import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds the JUnit XML files that a command has written: only those that were not there, or were different, before it ran,
 * so that a report kept in the repository is not taken for a result.
 */
public final class TestReports {

    /** Where Maven and Gradle put theirs. */
    private static final List<String> USUAL = List.of(
            "**/target/surefire-reports/TEST-*.xml",
            "**/target/failsafe-reports/TEST-*.xml",
            "**/build/test-results/**/TEST-*.xml");

    /** What others call theirs; looked for where there is nothing in the usual places. */
    private static final List<String> ELSEWHERE = List.of("**/TEST-*.xml", "**/junit*.xml");

    /** Folders of what was copied, installed or stored, and not of results. */
    private static final Set<String> NO_RESULTS =
            Set.of(".git", "node_modules", "classes", "test-classes", "resources");

    private final Path directory;
    private final List<PathMatcher> given;
    private final Map<Path, Version> before;

    /**
     * A report.
     *
     * @param path where it was, relative to the clone
     * @param xml what it says
     */
    public record Found(String path, String xml) {}

    private record Version(FileTime modified, long size) {}

    /**
     * Remembers what is there before the command runs.
     *
     * @param globs where to look, as paths relative to the directory with {@code *} and {@code **}; empty for the usual
     *     places
     */
    public TestReports(Path directory, List<String> globs) {
        this.directory = directory;
        this.given = globs.stream().map(TestReports::matcher).toList();
        this.before = files();
    }

    /** Returns the reports that were written since, by path. */
    public List<Found> find() {
        Map<Path, Version> now = files();
        List<Path> written = now.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!given.isEmpty()) {
            return written.stream()
                    .filter(file -> matches(given, file))
                    .map(this::read)
                    .toList();
        }
        return Stream.of(USUAL, ELSEWHERE)
                .map(globs -> globs.stream().map(TestReports::matcher).toList())
                .map(globs -> written.stream()
                        .filter(file -> matches(globs, file) && isReport(file))
                        .map(this::read)
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw Failure.usage(
                    "'" + glob + "' is not a pattern of paths: " + e.getDescription() + ".",
                    "Write it like '**/target/surefire-reports/TEST-*.xml'.");
        }
    }

    /** Matches from the clone's root too: two stars and a slash stand for any folders, also for none. */
    private static boolean matches(List<PathMatcher> globs, Path file) {
        return globs.stream()
                .anyMatch(
                        glob -> glob.matches(file) || glob.matches(Path.of("/").resolve(file)));
    }

    private Map<Path, Version> files() {
        Map<Path, Version> files = new HashMap<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = given.isEmpty()
                            && NO_RESULTS.contains(folder.getFileName().toString());
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && file.toString().endsWith(".xml")) {
                        files.put(
                                directory.relativize(file),
                                new Version(attributes.lastModifiedTime(), attributes.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Returns whether the document's root is one of JUnit's; a broken document is taken for one, to be complained about. */
    private boolean isReport(Path file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream content = Files.newInputStream(directory.resolve(file))) {
            XMLStreamReader reader = factory.createXMLStreamReader(content);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // On to the root element.
            }
            return Set.of("testsuite", "testsuites").contains(reader.getLocalName());
        } catch (XMLStreamException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Found read(Path file) {
        try {
            byte[] content = Files.readAllBytes(directory.resolve(file));
            return new Found(file.toString(), new String(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.refused("Cannot read the test report " + file + ": " + e.getMessage() + ".", null);
        }
    }
}
