package dev.missioncontrol.policy.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.RevisionContent;
import dev.missioncontrol.patch.RevisionContents;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PassingChange;
import dev.missioncontrol.patch.content.ScanLimit;
import dev.missioncontrol.patch.diff.Rename;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.secret.SecretScanner;
import dev.missioncontrol.policy.secret.SecretScanners;
import dev.missioncontrol.shared.Digest;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.diff.RawText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facts of sealed revisions, read from their stored bytes. A revision never changes, so each is read once. */
@Component
public class RevisionFacts {

    private static final long CACHED_FACTS = 200_000;

    /** What the facts depend upon. */
    private record Key(Digest revision, Digest rules) {}

    private final PatchSets patchSets;
    private final RevisionContents contents;
    private final SecretScanners scanners;
    private final ScanLimit limit;
    private final Cache<Key, ChangeFacts.Content> cache = Caffeine.newBuilder()
            .maximumWeight(CACHED_FACTS)
            .weigher((Key _, ChangeFacts.Content read) -> 1
                    + read.files().size()
                    + read.dependencies().size()
                    + read.findings().size())
            .build();

    RevisionFacts(PatchSets patchSets, RevisionContents contents, SecretScanners scanners, ScanLimit limit) {
        this.patchSets = patchSets;
        this.contents = contents;
        this.scanners = scanners;
        this.limit = limit;
    }

    /**
     * Returns the facts of a revision.
     *
     * @param number the revision's number
     * @param context what is known beside the change
     * @throws dev.missioncontrol.shared.Refusal NOT_FOUND when there is no such revision
     */
    public PatchSetFacts of(PatchSet patchSet, int number, ChangeContext context) {
        PatchSetRevision revision =
                patchSet.current().number() == number ? patchSet.current() : patchSets.revision(patchSet.id(), number);
        SecretScanner scanner = scanners.current();
        Key key = new Key(revision.digest(), scanner.rules().hash());
        ChangeFacts.Content read = cache.getIfPresent(key);
        if (read == null) {
            read = read(contents.of(patchSet.id(), number), scanner, limit);
            cache.put(key, read);
        }
        return new ChangeFacts(
                context.at(),
                context.requestedBy(),
                context.agent(),
                patchSet.repositoryName(),
                context.baseBranch(),
                revision.branch(),
                revision.digest().hex(),
                read);
    }

    /** Reads a content by itself. */
    static ChangeFacts.Content read(RevisionContent content, SecretScanner scanner, ScanLimit limit) {
        var reader = new ChangeReader(scanner, limit);
        Map<FileChange, Rename> renames = Rename.among(content.changes(), content.blobs());
        Set<FileChange> sources = new HashSet<>();
        renames.values().forEach(rename -> sources.add(rename.from()));
        for (FileChange change : content.changes()) {
            Rename rename = renames.get(change);
            FileChange from = rename == null ? change : rename.from();
            read(reader, content, from, change, sources.contains(change));
        }
        ChangeFacts.Content facts = reader.finish();
        for (PassingChange passing : content.passing()) {
            var onTheWay = new ChangeReader(scanner, reader);
            read(onTheWay, content, passing.change(), passing.change(), false);
            facts = PassingFacts.with(facts, passing.commitTitle(), onTheWay.finish());
        }
        return facts;
    }

    private static void read(
            ChangeReader reader, RevisionContent content, FileChange from, FileChange to, boolean movedAway) {
        BlobId oldBlob = hasBytes(from.oldMode()) ? from.oldBlob() : null;
        BlobId newBlob = hasBytes(to.newMode()) ? to.newBlob() : null;
        long oldSize = content.size(oldBlob);
        long newSize = content.size(newBlob);
        boolean look = reader.mayLook(to.path(), oldSize, newSize);
        byte[] before = bytes(content, oldBlob);
        byte[] after = bytes(content, newBlob);
        boolean binary = RawText.isBinary(before, before.length, true) || RawText.isBinary(after, after.length, true);
        LineDifference lines =
                binary ? new LineDifference(new BitSet(), new BitSet()) : LineDifference.of(before, after);
        var facts = new FileFacts(
                to.path(),
                to.oldMode() == null
                        ? FileFacts.Operation.ADD
                        : to.newMode() == null ? FileFacts.Operation.DELETE : FileFacts.Operation.MODIFY,
                text(to.oldMode()),
                text(to.newMode()),
                to.oldMode() == null ? 0 : oldSize,
                newSize,
                binary,
                lines.added().cardinality(),
                lines.removed().cardinality(),
                FileKinds.of(to.path()));
        if (look) {
            reader.read(new ChangedFile(
                    facts,
                    from.path(),
                    TextSide.of(before, lines.removed()),
                    TextSide.of(after, lines.added()),
                    movedAway));
        } else {
            reader.listed(facts);
        }
    }

    private static boolean hasBytes(@Nullable GitMode mode) {
        return mode != null && mode != GitMode.GITLINK;
    }

    private static byte[] bytes(RevisionContent content, @Nullable BlobId blob) {
        return blob == null ? new byte[0] : content.blobs().read(blob);
    }

    private static @Nullable String text(@Nullable GitMode mode) {
        return mode == null ? null : mode.text();
    }
}
