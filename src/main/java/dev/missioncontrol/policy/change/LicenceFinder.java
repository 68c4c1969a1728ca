package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.FileFacts.Operation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds licence headers, and licence files, that are gone. */
final class LicenceFinder {

    /** No header is longer; what is deeper in a file speaks of something else. */
    private static final int HEADER_LINES = 80;

    private static final Pattern WORDS = Pattern.compile(
            "licen[cs]ed?\\b|SPDX-License-Identifier|copyright|\\(c\\)\\s*(?:19|20)\\d\\d|\u00a9|all rights reserved",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LICENCE_FILE = Pattern.compile(
            "(?:.*/)?(?:LICEN[CS]E|COPYING|COPYRIGHT|NOTICE)(?:[.-][^/]*)?|LICENSES/.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE_A_COMMENT =
            Pattern.compile("\\s*|#!.*|<\\?(?:xml|php)\\b.*|<!DOCTYPE\\b.*|@charset\\b.*|(?:%YAML|---).*");
    private static final Pattern LINE_COMMENT = Pattern.compile("\\s*(?://|#|--|;|%|'|REM\\b|dnl\\b|!|\\*).*");

    void find(ChangedFile file, List<ContentFinding> findings) {
        if (file.facts().operation() == Operation.DELETE) {
            if (!file.movedAway() && LICENCE_FILE.matcher(file.path()).matches()) {
                findings.add(finding(file, "licence-file-deleted", "The licence file is deleted."));
            }
            return;
        }
        if (file.before().text().isEmpty()
                || file.before().number(0) != 1
                || file.facts().binary()) {
            return;
        }
        if (speaksOfLicence(file.before()) && !speaksOfLicence(file.after())) {
            findings.add(finding(
                    file, "licence-header-removed", "The licence or copyright notice at the top of the file is gone."));
        }
    }

    private static ContentFinding finding(ChangedFile file, String rule, String description) {
        return new ContentFinding(ContentFinding.Kind.LICENCE_REMOVED, file.path(), 1, rule, description);
    }

    private static boolean speaksOfLicence(TextSide side) {
        return WORDS.matcher(TextSide.unicode(firstComment(side.text()))).find();
    }

    /** Returns the comment that begins a file, in the common languages; empty when code comes first. */
    static String firstComment(String text) {
        String body = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        var comment = new StringBuilder();
        String end = "";
        for (String line : (Iterable<String>) body.lines().limit(HEADER_LINES)::iterator) {
            String bare = line.strip();
            if (!end.isEmpty()) {
                comment.append(line).append('\n');
                end = bare.contains(end) ? "" : end;
            } else if (closing(bare) != null) {
                String closing = String.valueOf(closing(bare));
                comment.append(line).append('\n');
                end = bare.indexOf(closing, 2) < 0 ? closing : "";
            } else if (LINE_COMMENT.matcher(line).matches() && !bare.startsWith("#!")) {
                comment.append(line).append('\n');
            } else if (!BEFORE_A_COMMENT.matcher(line).matches()) {
                break;
            }
        }
        return comment.toString();
    }

    private static @Nullable String closing(String line) {
        if (line.startsWith("/*")) {
            return "*/";
        }
        if (line.startsWith("<!--")) {
            return "-->";
        }
        if (line.startsWith("\"\"\"") || line.startsWith("'''")) {
            return line.substring(0, 3);
        }
        if (line.startsWith("{-")) {
            return "-}";
        }
        if (line.startsWith("(*")) {
            return "*)";
        }
        return line.startsWith("<#") ? "#>" : null;
    }
}
