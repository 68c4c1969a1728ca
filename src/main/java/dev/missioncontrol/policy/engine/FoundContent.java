package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.FileFacts.Kind;
import dev.missioncontrol.policy.fact.FileFacts.Operation;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.rule.ContentRule.Content;
import dev.missioncontrol.policy.verdict.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What rules about content look for, as the facts have it. */
final class FoundContent {

    private final PatchSetFacts patchSet;
    private final Map<String, FileFacts> files = new HashMap<>();

    FoundContent(PatchSetFacts patchSet) {
        this.patchSet = patchSet;
        patchSet.files().forEach(file -> files.put(file.path(), file));
    }

    /**
     * Something found.
     *
     * @param identity what tells it from others of its kind in the file
     */
    record Item(FileFacts file, Place place, String sentence, String identity) {}

    List<Item> of(Content content) {
        return switch (content) {
            case BINARY -> files(file -> file.binary() && file.operation() != Operation.DELETE, "is a binary file.");
            case CI_FILES -> files(file -> file.kinds().contains(Kind.CI), "tells CI what to do.");
            case LOCK_FILES -> lockFiles();
            case SYMLINK_ESCAPES -> findings(ContentFinding.Kind.SYMLINK_ESCAPE, Place.Side.NEW);
            case LICENCE_HEADERS -> findings(ContentFinding.Kind.LICENCE_REMOVED, Place.Side.OLD);
            case TESTS_DELETED -> findings(ContentFinding.Kind.TEST_DELETED, Place.Side.OLD);
            case TESTS_DISABLED -> findings(ContentFinding.Kind.TEST_DISABLED, Place.Side.NEW);
            case SECRETS -> findings(ContentFinding.Kind.SECRET, Place.Side.NEW);
            case UNREADABLE -> findings(ContentFinding.Kind.UNREADABLE, Place.Side.NEW);
        };
    }

    private List<Item> files(Predicate<FileFacts> which, String predicate) {
        return patchSet.files().stream()
                .filter(which)
                .map(file -> new Item(
                        file,
                        Place.file(file.path()),
                        file.path() + " " + predicate,
                        file.operation().name()))
                .toList();
    }

    private List<Item> lockFiles() {
        Set<String> manifests = patchSet.files().stream()
                .filter(file -> file.kinds().contains(Kind.MANIFEST))
                .map(file -> directory(file.path()))
                .collect(Collectors.toSet());
        return files(
                file -> file.kinds().contains(Kind.LOCK)
                        && file.operation() != Operation.DELETE
                        && !manifests.contains(directory(file.path())),
                "changes, and no manifest beside it does.");
    }

    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The second finding of a rule in a file is told from the first by its number, because its line may move. */
    private List<Item> findings(ContentFinding.Kind kind, Place.Side side) {
        Map<String, Integer> numbers = new HashMap<>();
        return patchSet.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(finding -> {
                    int number = numbers.merge(finding.path() + " " + finding.rule(), 1, Integer::sum);
                    return new Item(
                            file(finding.path()),
                            new Place(finding.path(), finding.line(), side),
                            finding.description(),
                            finding.rule() + " " + number);
                })
                .toList();
    }

    /** Findings are of changed files; one that is not said to be changed is taken for an ordinary file. */
    private FileFacts file(String path) {
        return files.computeIfAbsent(
                path, name -> new FileFacts(name, Operation.MODIFY, "100644", "100644", 0, 0, false, 0, 0, List.of()));
    }
}
