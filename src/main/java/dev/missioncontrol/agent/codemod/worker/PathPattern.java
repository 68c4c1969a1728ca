package dev.missioncontrol.agent.codemod.worker;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Globs over repository paths, one or more separated by semicolons: {@code *} and {@code ?} stay within a folder,
 * {@code **} crosses folders and {@code **}{@code /} also stands for none, {@code [abc]} is one of these characters and
 * {@code {a,b}} one of these words. A glob without a slash matches the file name in every folder.
 */
public final class PathPattern implements Predicate<String> {

    private static final String SPECIAL = "\\.+^$|()";

    private final Pattern regex;

    private PathPattern(Pattern regex) {
        this.regex = regex;
    }

    /**
     * Returns the pattern.
     *
     * @throws IllegalArgumentException if it is empty or a bracket or brace is not closed
     */
    public static PathPattern of(String globs) {
        var regex = new StringBuilder();
        for (String glob : globs.split(";", -1)) {
            if (glob.isBlank()) {
                throw new IllegalArgumentException("a glob is empty");
            }
            regex.append(regex.isEmpty() ? "" : "|").append(regexOf(glob.strip()));
        }
        return new PathPattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    @Override
    public boolean test(String path) {
        return regex.matcher(path).matches();
    }

    private static String regexOf(String glob) {
        var regex = new StringBuilder(glob.indexOf('/') < 0 ? "(?:.*/)?" : "");
        int braces = 0;
        // A leading slash anchors at the root, where all paths begin anyway.
        for (int i = glob.startsWith("/") ? 1 : 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> {
                    if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
                        regex.append("(?:.*/)?");
                        i += 2;
                    } else if (glob.startsWith("**", i)) {
                        regex.append(".*");
                        i++;
                    } else {
                        regex.append("[^/]*");
                    }
                }
                case '?' -> regex.append("[^/]");
                case '[' -> i = appendClass(glob, i, regex);
                case '{' -> {
                    braces++;
                    regex.append("(?:");
                }
                case '}' -> {
                    if (--braces < 0) {
                        throw new IllegalArgumentException("'}' without '{' in " + glob);
                    }
                    regex.append(')');
                }
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                default -> regex.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        if (braces > 0) {
            throw new IllegalArgumentException("'{' without '}' in " + glob);
        }
        return regex.toString();
    }

    private static int appendClass(String glob, int start, StringBuilder regex) {
        int end = glob.indexOf(']', start + 2);
        if (end < 0) {
            throw new IllegalArgumentException("'[' without ']' in " + glob);
        }
        String content = glob.substring(start + 1, end);
        regex.append(content.startsWith("!") ? "[^/" : "[");
        for (char c : (content.startsWith("!") ? content.substring(1) : content).toCharArray()) {
            regex.append(c == '-' || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
        }
        regex.append(']');
        return end;
    }
}
