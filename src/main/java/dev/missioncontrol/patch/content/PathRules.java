package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/**
 * Which paths a change may name. A path that exists already need only be safe, so that a repository with odd names can
 * still be changed; a path that a change brings in must also be portable, so that it can be checked out on Linux, macOS
 * and Windows alike.
 */
public final class PathRules {

    private static final int MAX_BYTES = 4096;

    /** C0 and C1 controls, and the characters that reorder or hide text on screen. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    /** What HFS+ leaves out when it compares names (git's own list, {@code utf8.c}). */
    private static final Pattern IGNORED_BY_HFS =
            Pattern.compile("[\\u200c-\\u200f\\u202a-\\u202e\\u206a-\\u206f\\ufeff]");

    /** An NTFS stream or a trailing dot or space after .git names the same directory on Windows. */
    private static final Pattern GIT_DIRECTORY =
            Pattern.compile("(?:\\.git|git~[0-9]+)[ .]*(?::.*)?", Pattern.CASE_INSENSITIVE);

    /** Files git itself obeys: as links they would make it read what lies outside the work tree. */
    private static final Pattern GIT_FILES =
            Pattern.compile("(?:.*/)?\\.git(?:modules|attributes|ignore)", Pattern.CASE_INSENSITIVE);

    private PathRules() {}

    /** Decodes a path as git stores it; refuses bytes that are not UTF-8. */
    public static String decode(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(new String(raw, StandardCharsets.ISO_8859_1), "is not valid UTF-8");
        }
    }

    /**
     * Refuses a path that could reach outside the work tree or into git's own directory on any system, or that does not
     * show as what it is: empty, absolute or {@code ..} segments, backslashes, control and direction characters,
     * {@code .git} in every spelling.
     */
    public static void requireSafe(String path) {
        if (path.isEmpty()) {
            throw refused(path, "is empty");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
            throw refused(path, "is not valid Unicode");
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused(path.substring(0, 60) + "...", "is longer than " + MAX_BYTES + " bytes");
        }
        if (INVISIBLE.matcher(path).find()) {
            throw refused(path, "has a control or text direction character in it");
        }
        if (path.indexOf('\\') >= 0) {
            throw refused(path, "has a backslash in it");
        }
        if (path.startsWith("/")) {
            throw refused(path, "is absolute");
        }
        for (String segment : path.split("/", -1)) {
            requireSafeSegment(path, segment);
        }
        check(path, new ObjectChecker().setSafeForMacOS(true));
    }

    /** As {@link #requireSafe}, and refuses what cannot be checked out on Windows or macOS: for paths that are new. */
    public static void requirePortable(String path) {
        requireSafe(path);
        check(path, new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(true));
    }

    /** Refuses a mode at a path where git would follow it to outside the work tree. */
    public static void requireSafeMode(String path, GitMode mode) {
        if (mode == GitMode.SYMLINK && GIT_FILES.matcher(path).matches()) {
            throw refused(path, "would be a symbolic link, and git follows this file");
        }
    }

    /** Returns the name as a file system that ignores case and Unicode composition sees it. */
    public static String folded(String name) {
        String composed = isAscii(name)
                ? name
                : Normalizer.normalize(IGNORED_BY_HFS.matcher(name).replaceAll(""), Normalizer.Form.NFD);
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return isAscii(folded) ? folded : Normalizer.normalize(folded, Normalizer.Form.NFD);
    }

    private static void requireSafeSegment(String path, String segment) {
        if (segment.isEmpty()) {
            throw refused(path, "has an empty segment");
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw refused(path, "has a '" + segment + "' segment");
        }
        if (GIT_DIRECTORY.matcher(segment).matches()) {
            throw refused(path, "names git's own directory");
        }
    }

    private static void check(String path, ObjectChecker checker) {
        try {
            checker.checkPath(path);
        } catch (CorruptObjectException e) {
            throw refused(path, "is not safe on every system (" + e.getMessage() + ")");
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static Refusal refused(String path, String reason) {
        String shown = INVISIBLE.matcher(path).replaceAll("\ufffd");
        return Refusal.invalid(
                "path",
                "The path '" + shown + "' " + reason + ".",
                "Use a relative path inside the repository, with portable names.");
    }
}
