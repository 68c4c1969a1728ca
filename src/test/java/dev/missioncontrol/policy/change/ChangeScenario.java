package dev.missioncontrol.policy.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.missioncontrol.patch.RevisionContent;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PassingChange;
import dev.missioncontrol.patch.content.ScanLimit;
import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.DependencyChange;
import dev.missioncontrol.policy.secret.SecretRules;
import dev.missioncontrol.policy.secret.SecretScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A change in memory, and the facts of it. */
final class ChangeScenario {

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final List<FileChange> changes = new ArrayList<>();
    private final List<PassingChange> passing = new ArrayList<>();

    ChangeScenario add(String path, String text) {
        return add(path, GitMode.FILE, text.getBytes(UTF_8));
    }

    ChangeScenario add(String path, GitMode mode, byte[] content) {
        blobs.put(content);
        changes.add(FileChange.added(path, mode, content));
        return this;
    }

    ChangeScenario change(String path, String before, String after) {
        return change(path, before.getBytes(UTF_8), after.getBytes(UTF_8));
    }

    ChangeScenario change(String path, byte[] before, byte[] after) {
        BlobId old = blobs.put(before);
        blobs.put(after);
        changes.add(FileChange.modified(path, GitMode.FILE, old, GitMode.FILE, after));
        return this;
    }

    /** A file that a commit adds and a later one takes away. */
    ChangeScenario passing(String path, String content, String commitTitle) {
        byte[] bytes = content.getBytes(UTF_8);
        blobs.put(bytes);
        passing.add(new PassingChange(FileChange.added(path, GitMode.FILE, bytes), commitTitle));
        return this;
    }

    ChangeScenario delete(String path, String before) {
        changes.add(FileChange.removed(path, GitMode.FILE, blobs.put(before.getBytes(UTF_8))));
        return this;
    }

    ChangeFacts.Content facts() {
        return facts(ScanLimit.defaults());
    }

    ChangeFacts.Content facts(ScanLimit limit) {
        Map<BlobId, Long> sizes = new HashMap<>();
        blobs.all().forEach((id, bytes) -> sizes.put(id, (long) bytes.length));
        List<FileChange> sorted =
                changes.stream().sorted(Comparator.comparing(FileChange::path)).toList();
        return RevisionFacts.read(
                new RevisionContent(sorted, passing, sizes, blobs), new SecretScanner(SecretRules.builtIn()), limit);
    }

    /** Returns the findings as "kind path:line rule". */
    List<String> findings() {
        return facts().findings().stream().map(ChangeScenario::text).toList();
    }

    /** Returns the dependencies as "path:line ecosystem name change old -> new". */
    List<String> dependencies() {
        return facts().dependencies().stream().map(ChangeScenario::text).toList();
    }

    static String text(ContentFinding finding) {
        return finding.kind() + " " + finding.path() + ":" + finding.line() + " " + finding.rule();
    }

    static String text(DependencyChange change) {
        return change.line() + " " + change.ecosystem() + " " + change.name() + " " + change.change() + " "
                + change.oldVersion() + " -> " + change.newVersion();
    }
}
