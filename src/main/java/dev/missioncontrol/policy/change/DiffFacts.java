package dev.missioncontrol.policy.change;

import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.ScanLimit;
import dev.missioncontrol.patch.diff.DiffParser;
import dev.missioncontrol.patch.diff.FilePatch;
import dev.missioncontrol.patch.diff.Hunk;
import dev.missioncontrol.patch.diff.PatchBody;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.FileFacts.Kind;
import dev.missioncontrol.policy.fact.FileFacts.Operation;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.secret.SecretScanners;
import dev.missioncontrol.shared.Digest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.eclipse.jgit.diff.RawText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facts of a change of which nothing is known but a unified diff. */
@Component
public class DiffFacts {

    private static final String FILE_MODE = GitMode.FILE.text();

    /**
     * What a diff tells.
     *
     * @param facts the facts
     * @param unknown sentences for people: which facts the diff does not tell, and why; empty when it tells all
     */
    public record Told(PatchSetFacts facts, List<String> unknown) {

        /** Copies the sentences. */
        public Told {
            unknown = List.copyOf(unknown);
        }
    }

    private final SecretScanners scanners;
    private final PatchLimits limits;
    private final ScanLimit scan;

    DiffFacts(SecretScanners scanners, PatchLimits limits, ScanLimit scan) {
        this.scanners = scanners;
        this.limits = limits;
        this.scan = scan;
    }

    /**
     * Returns the facts of a diff. Its digest is that of the text: no revision has it.
     *
     * @param diff what {@code git diff --binary --full-index} prints
     * @param repository the name of the repository it is for
     * @param branch the branch that would be made
     * @throws dev.missioncontrol.shared.Refusal INVALID naming line and remedy when it is malformed, TOO_LARGE
     */
    public Told of(byte[] diff, String repository, String branch, ChangeContext context) {
        List<FilePatch> patches = DiffParser.parse(diff, limits).files();
        var reader = new ChangeReader(scanners.current(), scan);
        List<String> unknown = new ArrayList<>();
        for (FilePatch patch : patches) {
            if (patch.kind() == FilePatch.Kind.RENAME) {
                reader.listed(facts(patch, String.valueOf(patch.oldPath()), Operation.DELETE, Parts.NONE));
            }
            read(reader, patch, unknown);
        }
        return new Told(
                new ChangeFacts(
                        context.at(),
                        context.requestedBy(),
                        context.agent(),
                        repository,
                        context.baseBranch(),
                        branch,
                        Digest.of(diff).hex(),
                        reader.finish()),
                unknown);
    }

    private static void read(ChangeReader reader, FilePatch patch, List<String> unknown) {
        String path = patch.path();
        Parts parts = Parts.of(patch);
        Operation operation = switch (patch.kind()) {
            case DELETE -> Operation.DELETE;
            case MODIFY -> Operation.MODIFY;
            case ADD, RENAME, COPY -> Operation.ADD;
        };
        FileFacts facts = facts(patch, path, operation, parts);
        if (parts.unread()) {
            unknown.add(path + ": its new content, because the diff holds only what differs in its bytes.");
        } else if (operation != Operation.DELETE && !parts.after().whole()) {
            unknown.add(path + ": its size, and secrets or licence headers of which the diff shows only a part.");
        }
        boolean dependencies =
                facts.kinds().contains(Kind.MANIFEST) || facts.kinds().contains(Kind.LOCK);
        if (dependencies && !parts.after().whole() && !Dependencies.readableInParts(path)) {
            unknown.add(path + ": which dependencies change, because it can only be read as a whole.");
        }
        if (reader.mayLook(
                path, parts.before().text().length(), parts.after().text().length())) {
            String oldPath = patch.oldPath();
            reader.read(new ChangedFile(facts, oldPath == null ? path : oldPath, parts.before(), parts.after(), false));
        } else {
            reader.listed(facts);
        }
    }

    private static FileFacts facts(FilePatch patch, String path, Operation operation, Parts parts) {
        return new FileFacts(
                path,
                operation,
                operation == Operation.ADD ? null : mode(patch.oldMode(), patch.newMode()),
                operation == Operation.DELETE ? null : mode(patch.newMode(), patch.oldMode()),
                parts.before().whole() ? parts.before().text().length() : 0,
                parts.after().whole() ? parts.after().text().length() : 0,
                parts.binary(),
                parts.after().changed().cardinality(),
                parts.before().changed().cardinality(),
                FileKinds.of(path));
    }

    /** A diff that says nothing of a mode speaks of an ordinary file. */
    private static String mode(@Nullable GitMode mode, @Nullable GitMode other) {
        GitMode known = mode != null ? mode : other;
        return known == null ? FILE_MODE : known.text();
    }

    /** What a section of a diff shows of the two sides of a file. */
    private record Parts(TextSide before, TextSide after, boolean binary, boolean unread) {

        static final Parts NONE = new Parts(TextSide.ABSENT, TextSide.ABSENT, false, false);

        static Parts of(FilePatch patch) {
            return switch (patch.body()) {
                case PatchBody.Unchanged _ -> NONE;
                case PatchBody.Delta _ -> new Parts(TextSide.ABSENT, TextSide.ABSENT, true, true);
                case PatchBody.Literal literal -> {
                    byte[] content = literal.content();
                    yield new Parts(
                            TextSide.ABSENT,
                            TextSide.of(content, new BitSet()),
                            RawText.isBinary(content, content.length, true),
                            false);
                }
                case PatchBody.Text text -> hunks(patch, text.hunks());
            };
        }

        private static Parts hunks(FilePatch patch, List<Hunk> hunks) {
            var before = new PartialText();
            var after = new PartialText();
            for (Hunk hunk : hunks) {
                LineDifference difference = LineDifference.of(hunk.before(), hunk.after());
                before.add(hunk.before(), hunk.oldStart(), difference.removed());
                after.add(hunk.after(), hunk.newStart(), difference.added());
            }
            boolean added = patch.kind() == FilePatch.Kind.ADD;
            boolean deleted = patch.kind() == FilePatch.Kind.DELETE;
            return new Parts(
                    added ? TextSide.ABSENT : before.side(deleted), after.side(added || deleted), false, false);
        }
    }
}
