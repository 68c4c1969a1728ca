package dev.missioncontrol.policy.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recognises the test cases of a file by the way the common frameworks have them declared. */
final class TestCases {

    /**
     * A test case.
     *
     * @param name its name
     * @param line the first line of its declaration, from 0
     * @param lastLine the line its name stands on, from 0
     */
    record Case(String name, int line, int lastLine) {}

    private static final int LINES_TO_THE_NAME = 12;

    private static final Pattern JVM_MARK = Pattern.compile(
            "^\\s*@(?:[a-z.]+\\.)?(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example|ArchTest|Theory)\\b.*");
    private static final Pattern JVM_NAME = Pattern.compile(
            "\\bfun\\s+(`[^`]{1,200}`|\\w{1,200})\\s*\\(|\\bdef\\s+[\"']([^\"']{1,200})[\"']|\\b(\\w{1,200})\\s*\\([^;]*$"
                    + "|\\b(?:final|static)\\b[^=(]*\\b(\\w{1,200})\\s*=");
    private static final Pattern NET_MARK =
            Pattern.compile("^\\s*\\[(?:Xunit\\.)?(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod)\\b.*");
    private static final Pattern RUST_MARK = Pattern.compile("^\\s*#\\[(?:\\w{1,40}::)?test\\b.*");
    private static final Pattern RUST_NAME = Pattern.compile("\\bfn\\s+(\\w{1,200})");
    private static final Pattern PYTHON = Pattern.compile("^\\s*(?:async\\s+)?def\\s+(test\\w{0,200})\\s*\\(");
    private static final Pattern GO = Pattern.compile("^func\\s+((?:Test|Fuzz|Example|Benchmark)\\w{0,200})\\s*\\(");
    private static final Pattern SCRIPT = Pattern.compile("^\\s*(?:it|test|specify|scenario|Deno\\.test)"
            + "(?:\\.(?:only|concurrent|each|failing|skip|todo|fixme))*(?:\\([^()]{0,200}\\))?\\s*\\(?\\s*"
            + "(?:\"([^\"]{1,200})|'([^']{1,200})|`([^`]{1,200}))");
    private static final Pattern PHP = Pattern.compile("^\\s*(?:public\\s+)?function\\s+(test\\w{0,200})\\s*\\(");

    private TestCases() {}

    /** Returns the cases declared in these lines, in their order. */
    static List<Case> in(String path, List<String> lines) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "java", "kt", "kts", "groovy", "scala" -> marked(lines, JVM_MARK, JVM_NAME);
            case "cs", "fs", "vb" -> marked(lines, NET_MARK, JVM_NAME);
            case "rs" -> marked(lines, RUST_MARK, RUST_NAME);
            case "py" -> declared(lines, PYTHON);
            case "go" -> declared(lines, GO);
            case "js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue", "rb", "dart" -> declared(lines, SCRIPT);
            case "php" -> declared(lines, PHP);
            default -> List.of();
        };
    }

    private static List<Case> declared(List<String> lines, Pattern declaration) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = declaration.matcher(cut(lines.get(i)));
            if (found.find()) {
                cases.add(new Case(firstGroup(found), i, i));
            }
        }
        return cases;
    }

    private static List<Case> marked(List<String> lines, Pattern mark, Pattern name) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (mark.matcher(cut(lines.get(i))).matches()) {
                for (int j = i; j < Math.min(lines.size(), i + LINES_TO_THE_NAME); j++) {
                    String line = cut(lines.get(j));
                    Matcher found = name.matcher(j == i ? withoutMark(line) : line);
                    if ((j == i || mayDeclare(line)) && found.find()) {
                        cases.add(new Case(firstGroup(found), i, j));
                        break;
                    }
                }
            }
        }
        return cases;
    }

    /** Other marks, their arguments and comments may stand between a mark and the name. */
    private static boolean mayDeclare(String line) {
        String bare = line.strip();
        return bare.isEmpty() || "@\"'/*#[{})|".indexOf(bare.charAt(0)) < 0;
    }

    /** A mark may stand on the line of what it marks. */
    private static String withoutMark(String line) {
        int end = line.indexOf(
                line.strip().startsWith("@") ? ' ' : ']',
                line.length() - line.stripLeading().length());
        return end < 0 ? "" : line.substring(end + 1);
    }

    private static String firstGroup(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String text = matcher.group(group);
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    /** A longer line declares nothing that people wrote. */
    private static String cut(String line) {
        return line.length() > 500 ? line.substring(0, 500) : line;
    }
}
