package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * The one parser for unified diffs from outside (agents, uploads, models). It reads what {@code git diff} writes, with
 * prose or Markdown fences around it, and guesses at nothing: what is cut short, wrongly counted, combined, contradictory
 * or without its content is refused with the line and the remedy.
 */
public final class DiffParser {

    private static final String REMEDY = "Send what git diff --binary --full-index prints.";

    private final DiffLines lines;
    private final PatchLimits limits;

    private DiffParser(DiffLines lines, PatchLimits limits) {
        this.lines = lines;
        this.limits = limits;
    }

    /**
     * Parses a diff.
     *
     * @throws Refusal INVALID naming line, reason and remedy, or TOO_LARGE naming the limit
     */
    public static ParsedDiff parse(byte[] diff, PatchLimits limits) {
        return new DiffParser(new DiffLines(diff, limits), limits).parse();
    }

    private ParsedDiff parse() {
        List<FilePatch> files = new ArrayList<>();
        long binaryBytes = 0;
        int at = 0;
        while (lines.has(at)) {
            var section = new FileSectionParser(lines, at, limits);
            FilePatch file;
            if (FileSectionParser.startsGit(lines, at)) {
                file = section.git();
            } else if (FileSectionParser.startsPlain(lines, at)) {
                file = section.plain();
            } else {
                requireProse(at);
                at++;
                continue;
            }
            files.add(file);
            at = section.position();
            binaryBytes += file.body() instanceof PatchBody.Literal literal ? literal.content().length : 0;
            PatchLimits.require("Files in the diff", files.size(), limits.maxFiles());
            PatchLimits.require("Bytes of binary files in the diff", binaryBytes, limits.maxTotalBytes());
        }
        if (files.isEmpty()) {
            throw Refusal.invalid("diff", "There is no unified diff in this text.", REMEDY);
        }
        return new ParsedDiff(files);
    }

    /** Text around a diff is skipped, unless it looks like a part of one whose rest is missing. */
    private void requireProse(int at) {
        if (lines.startsWith(at, "diff --cc ") || lines.startsWith(at, "diff --combined ")) {
            throw lines.refused(at, "this is a combined diff of a merge, which says nothing exact", REMEDY);
        }
        if (lines.startsWith(at, "@@ -") || lines.startsWith(at, "@@@")) {
            throw lines.refused(at, "a hunk without the header of its file", REMEDY);
        }
        if (lines.startsWith(at, "GIT binary patch") || FileSectionParser.isBinaryWithoutData(lines, at)) {
            throw lines.refused(at, "a binary change without the header of its file", REMEDY);
        }
        if (lines.startsWith(at, "--- ") && lines.startsWith(at + 1, "+++ ")) {
            throw lines.refused(at, "a header of a file without hunks below it", REMEDY);
        }
    }
}
