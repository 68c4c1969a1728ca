package dev.missioncontrol.patch.apply;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * A history made from a seed, the same each time: edits, renames, deletions, binaries, modes, links, files that become
 * directories, every kind of line end, and names with blanks and beyond ASCII.
 */
final class GeneratedHistory {

    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\n", "\r", "\n");
    private static final List<String> NAMES =
            List.of("Owner.java", "two words.txt", "größe.md", "日本語.txt", "tab-free.csv", "UPPER", "a.b.c", "quote'd");

    private record File(String mode, byte[] content) {}

    private final Random random;
    private final Map<String, File> files = new TreeMap<>();
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private int counter;

    private GeneratedHistory(long seed) {
        this.random = new Random(seed);
    }

    /** Writes the history to the branch main of an empty repository. */
    static void write(GitRepo repo, long seed, int commits) {
        var history = new GeneratedHistory(seed);
        for (int i = 1; i <= commits; i++) {
            history.commit(i);
        }
        repo.git(history.stream.toByteArray(), "fast-import", "--quiet");
    }

    private void commit(int number) {
        var changes = new ByteArrayOutputStream();
        int count = number == 1 ? 40 : 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            change(changes, number == 1);
        }
        print(stream, "commit refs/heads/main\nmark :" + number + "\n");
        print(stream, "committer Generated <generated@example.org> " + (1_700_000_000L + number) + " +0000\n");
        print(stream, "data 4\nstep\n");
        if (number > 1) {
            print(stream, "from :" + (number - 1) + "\n");
        }
        stream.writeBytes(changes.toByteArray());
        print(stream, "\n");
    }

    private void change(ByteArrayOutputStream out, boolean first) {
        int kind = first || files.size() < 10 ? 0 : random.nextInt(12);
        switch (kind) {
            case 0 -> put(out, newPath(), new File(random.nextInt(5) == 0 ? "100755" : "100644", content()));
            case 1 -> remove(out, any());
            case 2 -> rename(out, false);
            case 3 -> rename(out, true);
            case 4 -> {
                String path = any();
                File file = file(path);
                if (!file.mode().equals("120000")) {
                    put(out, path, new File(file.mode().equals("100644") ? "100755" : "100644", file.content()));
                }
            }
            case 5 -> put(out, newPath(), new File("120000", "../somewhere".getBytes(StandardCharsets.UTF_8)));
            case 6 -> {
                String path = any();
                remove(out, path);
                put(out, path + "/inner " + counter++, new File("100644", content()));
            }
            case 7 -> {
                String path = any();
                File file = file(path);
                String mode = file.mode().equals("120000") ? "100644" : "120000";
                put(out, path, new File(mode, "target".getBytes(StandardCharsets.UTF_8)));
            }
            default -> {
                String path = any();
                File file = file(path);
                put(out, path, new File(file.mode(), edited(file.content())));
            }
        }
    }

    private void rename(ByteArrayOutputStream out, boolean edit) {
        String from = any();
        File file = file(from);
        remove(out, from);
        put(out, newPath(), edit ? new File(file.mode(), edited(file.content())) : file);
    }

    private void put(ByteArrayOutputStream out, String path, File file) {
        files.put(path, file);
        print(out, "M " + file.mode() + " inline \"" + path + "\"\ndata " + file.content().length + "\n");
        out.writeBytes(file.content());
        print(out, "\n");
    }

    private void remove(ByteArrayOutputStream out, String path) {
        files.remove(path);
        print(out, "D \"" + path + "\"\n");
    }

    private String any() {
        List<String> paths = new ArrayList<>(files.keySet());
        return paths.get(random.nextInt(paths.size()));
    }

    private File file(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    private String newPath() {
        String name = counter++ + " " + NAMES.get(random.nextInt(NAMES.size()));
        return switch (random.nextInt(3)) {
            case 0 -> name;
            case 1 -> "src/p" + random.nextInt(4) + "/" + name;
            default -> "docs/d é/" + name;
        };
    }

    private byte[] content() {
        return switch (random.nextInt(10)) {
            case 0 -> new byte[0];
            case 1 -> {
                byte[] binary = new byte[random.nextInt(3000) + 1];
                random.nextBytes(binary);
                binary[0] = 0;
                yield binary;
            }
            default -> text(random.nextInt(60) + 1);
        };
    }

    private byte[] text(int lines) {
        var text = new StringBuilder();
        String end = LINE_ENDS.get(random.nextInt(LINE_ENDS.size()));
        for (int i = 0; i < lines; i++) {
            text.append(line()).append(random.nextInt(20) == 0 ? "\r\n" : end);
        }
        return text.append(random.nextInt(4) == 0 ? "no end" : "").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String line() {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "    }";
            case 2 -> "-- dashes";
            case 3 -> "@@ -1 +1 @@ é";
            default -> "line " + random.nextInt(50);
        };
    }

    private byte[] edited(byte[] content) {
        if (content.length == 0 || random.nextInt(8) == 0) {
            return content();
        }
        if (content[0] == 0) {
            byte[] copy = content.clone();
            copy[random.nextInt(copy.length)] ^= 0x55;
            return copy;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = text.indexOf('\n', random.nextInt(text.length() + 1)) + 1;
            int end = random.nextBoolean() ? at : Math.max(at, text.indexOf('\n', at) + 1);
            text = text.substring(0, at) + line() + counter++ + LINE_ENDS.get(random.nextInt(5)) + text.substring(end);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void print(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
