package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.diff.FilePatch.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one file's section of a diff: its header, whose parts must agree, and its content. */
final class FileSectionParser {

    private static final Pattern BINARY_WITHOUT_DATA = Pattern.compile("(?:Binary files|Files) .* differ\\r?");
    private static final String REMEDY = "Send the diff exactly as git wrote it, from its header to its last line.";

    private final DiffLines lines;
    private final HeaderNames names;
    private final PatchLimits limits;
    private int at;

    FileSectionParser(DiffLines lines, int at, PatchLimits limits) {
        this.lines = lines;
        this.names = new HeaderNames(lines);
        this.limits = limits;
        this.at = at;
    }

    /** Where parsing stopped: the first line after the section. */
    int position() {
        return at;
    }

    /** Whether a section that git's own header begins starts here. */
    static boolean startsGit(DiffLines lines, int at) {
        return lines.startsWith(at, "diff --git ");
    }

    /** Whether a section without git's own header starts here. */
    static boolean startsPlain(DiffLines lines, int at) {
        return lines.startsWith(at, "--- ") && lines.startsWith(at + 1, "+++ ") && lines.startsWith(at + 2, "@@ -");
    }

    /** Whether the line says that binary files differ, without saying how. */
    static boolean isBinaryWithoutData(DiffLines lines, int at) {
        return (lines.startsWith(at, "Binary files ") || lines.startsWith(at, "Files "))
                && BINARY_WITHOUT_DATA.matcher(lines.string(at)).matches();
    }

    /** Reads a section that begins with {@code diff --git}. */
    FilePatch git() {
        int start = at;
        String rest = lines.header(start).substring("diff --git ".length());
        var header = new GitHeader(lines, start);
        at = header.position();
        Kind kind = header.kind();
        boolean named = lines.startsWith(at, "--- ") || lines.startsWith(at, "+++ ");
        String oldPath;
        String newPath;
        if (kind == Kind.RENAME || kind == Kind.COPY) {
            oldPath = header.from(names);
            newPath = header.to(names);
            names.requireConsistent(start, rest, oldPath, newPath);
        } else {
            oldPath = names.both(start, rest);
            newPath = oldPath;
        }
        if (named) {
            requireSameNames(
                    kind == Kind.ADD ? HeaderNames.DEV_NULL : oldPath,
                    kind == Kind.DELETE ? HeaderNames.DEV_NULL : newPath);
        }
        PatchBody body = body(named, header, start);
        return new FilePatch(
                start + 1,
                kind,
                kind == Kind.ADD ? null : oldPath,
                kind == Kind.DELETE ? null : newPath,
                header.oldMode(),
                header.newMode(),
                header.oldId(),
                header.newId(),
                body);
    }

    /** Reads a section that begins with {@code ---}, as other tools write it. */
    FilePatch plain() {
        int start = at;
        String oldPath = names.prefixed(at, lines.header(at).substring(4));
        String newPath = names.prefixed(at + 1, lines.header(at + 1).substring(4));
        boolean added = oldPath.equals(HeaderNames.DEV_NULL);
        boolean deleted = newPath.equals(HeaderNames.DEV_NULL);
        if (added == deleted && (added || !oldPath.equals(newPath))) {
            throw lines.refused(start, "'---' and '+++' name different files", "Say a rename by git's own headers.");
        }
        at += 2;
        Kind kind = added ? Kind.ADD : deleted ? Kind.DELETE : Kind.MODIFY;
        PatchBody body = text(kind);
        return new FilePatch(
                start + 1, kind, added ? null : oldPath, deleted ? null : newPath, null, null, null, null, body);
    }

    private void requireSameNames(String oldPath, String newPath) {
        if (!lines.startsWith(at, "--- ") || !lines.startsWith(at + 1, "+++ ")) {
            throw lines.refused(at, "'---' and '+++' lines come in pairs", REMEDY);
        }
        requireSameName(at, oldPath);
        requireSameName(at + 1, newPath);
        at += 2;
    }

    private void requireSameName(int index, String expected) {
        String name = names.prefixed(index, lines.header(index).substring(4));
        if (!name.equals(expected)) {
            throw lines.refused(
                    index, "this line says '" + name + "' where the header says '" + expected + "'", REMEDY);
        }
    }

    private PatchBody body(boolean named, GitHeader header, int start) {
        if (named) {
            return text(header.kind());
        }
        if (lines.startsWith(at, "GIT binary patch\n")) {
            if (header.oldId() == null && header.newId() == null) {
                throw lines.refused(start, "a binary change needs full blob ids", "Add --full-index to git diff.");
            }
            var parser = new BinaryParser(lines, at + 1, limits);
            PatchBody body = parser.parse();
            at = parser.position();
            return body;
        }
        if (isBinaryWithoutData(lines, at)) {
            throw lines.refused(
                    at, "binary files differ, but the diff does not hold them", "Add --binary to git diff.");
        }
        if (lines.startsWith(at, "@@ ")) {
            throw lines.refused(at, "a hunk without '---' and '+++' lines above it", REMEDY);
        }
        if (!header.isEnough()) {
            throw lines.refused(start, "this header has no hunks below it, and without them it says nothing", REMEDY);
        }
        return new PatchBody.Unchanged();
    }

    private PatchBody text(Kind kind) {
        if (isBinaryWithoutData(lines, at)) {
            throw lines.refused(
                    at, "binary files differ, but the diff does not hold them", "Add --binary to git diff.");
        }
        if (!lines.startsWith(at, "@@ -")) {
            throw lines.refused(Math.min(at, lines.count() - 1), "hunks are missing after '---' and '+++'", REMEDY);
        }
        int first = at;
        var parser = new HunkParser(lines, at);
        List<Hunk> hunks = parser.parse();
        at = parser.position();
        boolean wrongOld = kind == Kind.ADD
                && hunks.stream().anyMatch(hunk -> !hunk.before().isEmpty());
        boolean wrongNew = kind == Kind.DELETE
                && hunks.stream().anyMatch(hunk -> !hunk.after().isEmpty());
        if (wrongOld || wrongNew || (kind == Kind.ADD && hunks.size() > 1)) {
            throw lines.refused(
                    first,
                    wrongNew ? "a deleted file keeps lines" : "a new file changes lines that cannot be there",
                    REMEDY);
        }
        return new PatchBody.Text(hunks);
    }
}
