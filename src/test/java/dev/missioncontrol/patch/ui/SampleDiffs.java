package dev.missioncontrol.patch.ui;

import dev.missioncontrol.patch.ui.DiffFile.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Diffs that show every kind of change, hostile text included. */
final class SampleDiffs {

    static final int LONG_METHODS = 2500;

    private SampleDiffs() {}

    static List<DiffFile> named(String name) {
        return switch (name) {
            case "mixed" -> mixed();
            case "long" -> List.of(longFile(0));
            case "empty" -> List.of();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** What policy found in the mixed diff: one finding of each severity, one about a whole file. */
    static List<LineFinding> findings() {
        String owner = "src/main/java/clinic/Owner.java";
        return List.of(
                new LineFinding(
                        owner,
                        LineComment.Side.NEW,
                        30,
                        LineFinding.Severity.BLOCK,
                        "diff.secrets of standard, line 41",
                        "The added line holds an AWS access key id.",
                        "Remove it, and make the key useless at its issuer.",
                        "Nobody may override it."),
                new LineFinding(
                        owner,
                        LineComment.Side.OLD,
                        30,
                        LineFinding.Severity.OBSERVED,
                        "frozen.owner of shop, line 7",
                        "The line is frozen.",
                        "Ask the team shop first.",
                        ""),
                new LineFinding(
                        owner,
                        LineComment.Side.NEW,
                        0,
                        LineFinding.Severity.WARN,
                        "file_globs.domain of standard, line 12",
                        "Files of the domain are changed.",
                        "Have somebody of the domain look at it.",
                        "May be overridden by admin."));
    }

    /** The text of {@code src/main/java/clinic/Owner.java} before or after the change, for its context. */
    static String side(String side) {
        String name = side.equals("old") ? "Owner" : "Keeper";
        return IntStream.rangeClosed(1, 60)
                .mapToObj(line ->
                        line == 30 ? "    return new %s();".formatted(name) : "    // line " + line + " of the file")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<DiffFile> mixed() {
        List<DiffFile> files = new ArrayList<>();
        add(files, Status.MODIFIED, "src/main/java/clinic/Owner.java", "src/main/java/clinic/Owner.java", 1, 1, """
                @@ -27,7 +27,7 @@ class Owner {
                     // line 27 of the file
                     // line 28 of the file
                     // line 29 of the file
                -    return new Owner();
                +    return new Keeper();
                     // line 31 of the file
                     // line 32 of the file
                     // line 33 of the file
                """);
        add(files, Status.MODIFIED, "src/main/java/clinic/Access.java", "src/main/java/clinic/Access.java", 3, 2, """
                @@ -10,6 +10,7 @@ class Access {
                     boolean allowed(User user) {
                -        if (user.isAdmin()) {
                +        if (user.isAdmin()) { /*\u202e } \u2066if (isAdmin)\u2069 \u2066 admins only */
                +        String role = "us\u200ber"; \s
                             return true;
                -        }\r
                +        }
                         return user.owns(this);
                     }
                """);
        add(files, Status.RENAMED, "docs/guide.md", "docs/moved.md", 0, 0, """
                similarity index 100%
                rename from docs/guide.md
                rename to docs/moved.md
                """);
        add(
                files,
                Status.ADDED,
                null,
                "src/main/resources/empty.txt",
                0,
                0,
                "new file mode 100644\nindex 0000000..e69de29\n");
        add(files, Status.MODIFIED, "assets/logo.png", "assets/logo.png", 0, 0, "Binary files differ\n");
        files.add(longFile(files.size()));
        return files;
    }

    private static DiffFile longFile(int index) {
        IntFunction<String> method = number -> """
                 int method%1$d(int a) { // a method
                -    return a + %1$d;
                +    return Math.addExact(a, %1$d);
                 }
                """.formatted(number);
        String body = IntStream.range(0, LONG_METHODS).mapToObj(method).collect(Collectors.joining());
        int lines = LONG_METHODS * 3;
        return file(
                index,
                Status.MODIFIED,
                "src/main/java/clinic/Long.java",
                "src/main/java/clinic/Long.java",
                LONG_METHODS,
                LONG_METHODS,
                "@@ -1,%1$d +1,%1$d @@\n".formatted(lines) + body);
    }

    private static void add(
            List<DiffFile> files,
            Status status,
            @Nullable String oldPath,
            String path,
            int added,
            int removed,
            String body) {
        files.add(file(files.size(), status, oldPath, path, added, removed, body));
    }

    private static DiffFile file(
            int index, Status status, @Nullable String oldPath, String path, int added, int removed, String body) {
        boolean binary = body.startsWith("Binary");
        String names = body.startsWith("@@")
                ? "index 1111111..2222222 100644\n--- a/%s\n+++ b/%s\n".formatted(oldPath, path)
                : "";
        String diff = "diff --git a/%s b/%s\n".formatted(oldPath == null ? path : oldPath, path) + names + body;
        return new DiffFile(
                index,
                path,
                oldPath,
                oldPath == null ? null : "100644",
                "100644",
                status,
                added,
                removed,
                binary,
                binary ? 20_312L : null,
                newSize(status, binary, added),
                TextWarnings.of(diff),
                diff);
    }

    private static @Nullable Long newSize(Status status, boolean binary, int added) {
        if (binary) {
            return 48_211L;
        }
        return status == Status.ADDED && added == 0 ? 0L : null;
    }
}
