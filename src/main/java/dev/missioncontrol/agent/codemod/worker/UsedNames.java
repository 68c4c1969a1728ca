package dev.missioncontrol.agent.codemod.worker;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the simple names that a piece of Java source may refer to by an import: every identifier that does not
 * follow a dot, and every word in a reference of a documentation comment.
 */
final class UsedNames {

    private static final Pattern TOKEN = Pattern.compile("""
            (?<doc>/\\*\\*(?!/).*?\\*/|///[^\\n]*)\
            |(?<skip>/\\*.*?\\*/|//[^\\n]*|\"""(?:[^"\\\\]++|\\\\.|"(?!""))*+\"""|"(?:[^"\\\\\\n]|\\\\.)*+"|'(?:[^'\\\\\\n]|\\\\.)*+')\
            |(?<name>[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*+)\
            |(?<number>[0-9][\\w.]*+)\
            |(?<dot>\\.(?!\\.))\
            |(?<other>\\S)""", Pattern.DOTALL);

    /** Inline tags, block tags up to the line's end, and the bracketed references of Markdown comments (JEP 467). */
    private static final Pattern REFERENCE = Pattern.compile(
            "\\{@\\w+\\s[^}]*\\}?|@(?:see|throws|exception|link|param|uses|provides|serialData)\\b[^\\n]*|\\[[^\\]\\n]*\\]");

    private static final Pattern NAME =
            Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*+");

    private UsedNames() {}

    static Set<String> in(String source) {
        Set<String> names = new HashSet<>();
        boolean afterDot = false;
        Matcher token = TOKEN.matcher(unescaped(source));
        while (token.find()) {
            if (token.group("doc") != null) {
                addReferences(token.group("doc"), names);
            } else if (token.group("name") != null) {
                if (!afterDot) {
                    names.add(token.group("name"));
                }
                afterDot = false;
            } else if (token.group("skip") == null || !isComment(token.group("skip"))) {
                afterDot = token.group("dot") != null;
            }
        }
        return names;
    }

    private static boolean isComment(String skipped) {
        return skipped.startsWith("/");
    }

    private static void addReferences(String comment, Set<String> names) {
        Matcher reference = REFERENCE.matcher(comment);
        while (reference.find()) {
            Matcher name = NAME.matcher(reference.group());
            while (name.find()) {
                names.add(name.group());
            }
        }
    }

    /** Undoes Unicode escapes (JLS 3.3), so that a name written with one is known for what it is. */
    private static String unescaped(String source) {
        if (!source.contains("\\u")) {
            return source;
        }
        return Pattern.compile("\\\\u+([0-9a-fA-F]{4})").matcher(source).replaceAll(match -> {
            char c = (char) Integer.parseInt(match.group(1), 16);
            return Character.isJavaIdentifierPart(c) ? Matcher.quoteReplacement(String.valueOf(c)) : " ";
        });
    }
}
