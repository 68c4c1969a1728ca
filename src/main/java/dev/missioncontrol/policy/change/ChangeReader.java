package dev.missioncontrol.policy.change;

import dev.missioncontrol.patch.content.ScanLimit;
import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.DependencyChange;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.secret.SecretScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the facts of a change, file by file; holds one file's text at a time. */
final class ChangeReader {

    /** Files larger than this, in bytes, are not looked into. */
    static final long LARGEST_FILE = 8L << 20;

    private static final Comparator<ContentFinding> BY_PLACE =
            Comparator.comparing(ContentFinding::path).thenComparingInt(ContentFinding::line);

    private final SecretFinder secrets;
    private final Concealed concealed;
    private final TestFinder tests = new TestFinder();
    private final LicenceFinder licences = new LicenceFinder();
    private final LinkFinder links = new LinkFinder();
    private final List<FileFacts> files = new ArrayList<>();
    private final List<DependencyChange> dependencies = new ArrayList<>();
    private final List<ContentFinding> findings = new ArrayList<>();
    private final ScanLimit limit;
    private final ScanLimit.Count count;

    ChangeReader(SecretScanner scanner, ScanLimit limit) {
        this(scanner, limit, limit.count());
    }

    /** Reads more of the same change: what it may look into is limited together. */
    ChangeReader(SecretScanner scanner, ChangeReader before) {
        this(scanner, before.limit, before.count);
    }

    private ChangeReader(SecretScanner scanner, ScanLimit limit, ScanLimit.Count count) {
        this.limit = limit;
        this.count = count;
        this.secrets = new SecretFinder(scanner);
        this.concealed = new Concealed(scanner);
    }

    /** Returns whether a file of these sizes may be looked into; if not, a finding says so. */
    boolean mayLook(String path, long oldSize, long newSize) {
        long largest = Math.max(oldSize, newSize);
        if (largest > LARGEST_FILE) {
            unreadable(
                    path,
                    "file-too-large",
                    "The file has " + largest + " bytes. Content is looked into up to " + LARGEST_FILE
                            + " bytes, so secrets, tests and licences in it are not known.");
            return false;
        }
        if (!count.take(oldSize + newSize)) {
            unreadable(
                    path,
                    "change-too-large",
                    "The change has more than " + limit.maxBytes()
                            + " bytes. This file was not looked into, so secrets, tests and licences in it are not known.");
            return false;
        }
        return true;
    }

    /** Takes a file that is not looked into. */
    void listed(FileFacts file) {
        files.add(file);
    }

    /** Takes a file. */
    void read(ChangedFile file) {
        files.add(file.facts());
        secrets.find(file, findings);
        links.find(file, findings);
        licences.find(file, findings);
        tests.look(file, findings);
        Dependencies.find(file, dependencies, findings);
    }

    /** Returns the facts; what was found in content is shown without the secrets that may stand in it. */
    ChangeFacts.Content finish() {
        tests.finish(findings);
        files.sort(Comparator.comparing(FileFacts::path));
        findings.sort(BY_PLACE);
        return new ChangeFacts.Content(
                files,
                dependencies.stream().map(concealed::in).toList(),
                findings.stream().map(concealed::in).toList());
    }

    private void unreadable(String path, String rule, String description) {
        findings.add(new ContentFinding(ContentFinding.Kind.UNREADABLE, path, 0, rule, description));
    }
}
