package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.FileFacts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds to the facts of a change those of the commits on the way: what one adds and a later one takes back is pushed all the
 * same. A path that the change as a whole leaves alone counts as a file of it; of the others, what may not be in any commit.
 */
final class PassingFacts {

    private static final Set<ContentFinding.Kind> IN_NO_COMMIT =
            EnumSet.of(ContentFinding.Kind.SECRET, ContentFinding.Kind.SYMLINK_ESCAPE, ContentFinding.Kind.UNREADABLE);

    private PassingFacts() {}

    /**
     * Returns the facts with those of one commit's passing content.
     *
     * @param commitTitle the commit's subject
     * @param passing what was read of it
     */
    static ChangeFacts.Content with(ChangeFacts.Content facts, String commitTitle, ChangeFacts.Content passing) {
        Map<String, FileFacts> files = new LinkedHashMap<>();
        facts.files().forEach(file -> files.put(file.path(), file));
        passing.files().forEach(file -> files.merge(file.path(), file, PassingFacts::merged));
        List<ContentFinding> findings = new ArrayList<>(facts.findings());
        passing.findings().stream()
                .filter(finding -> IN_NO_COMMIT.contains(finding.kind()))
                .map(finding -> new ContentFinding(
                        finding.kind(),
                        finding.path(),
                        // Its line is one of that commit.
                        0,
                        finding.rule(),
                        finding.description() + " It stands in the commit '" + commitTitle
                                + "', and a later one takes it back."))
                .forEach(findings::add);
        return new ChangeFacts.Content(
                files.values().stream()
                        .sorted(java.util.Comparator.comparing(FileFacts::path))
                        .toList(),
                facts.dependencies(),
                findings);
    }

    /** A file as it ends, as large and as binary as it was on the way. */
    private static FileFacts merged(FileFacts file, FileFacts passing) {
        return new FileFacts(
                file.path(),
                file.operation(),
                file.oldMode(),
                file.newMode(),
                file.oldSize(),
                Math.max(file.newSize(), passing.newSize()),
                file.binary() || passing.binary(),
                file.additions(),
                file.deletions(),
                file.kinds());
    }
}
