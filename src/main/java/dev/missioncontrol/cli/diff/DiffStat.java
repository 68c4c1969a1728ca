package dev.missioncontrol.cli.diff;

import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Table;
import dev.missioncontrol.cli.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of which file a diff changes, counted from the diff itself.
 *
 * @param files the files in the order of the diff
 */
public record DiffStat(List<OfFile> files) {

    /** Copies the list. */
    public DiffStat {
        files = List.copyOf(files);
    }

    /**
     * What happens to a file.
     *
     * @param path its path, {@code old → new} when it moves
     * @param added lines added
     * @param removed lines removed
     * @param note what else there is to know: new, deleted, binary, a mode; empty when nothing
     */
    public record OfFile(String path, int added, int removed, String note) {}

    /** Counts a diff in git's format. */
    public static DiffStat of(byte[] diff) {
        List<OfFile> files = new ArrayList<>();
        FileCount file = null;
        for (DiffLine line : DiffLines.of(new String(diff, StandardCharsets.UTF_8))) {
            if (line.kind() == DiffLine.Kind.FILE) {
                if (file != null) {
                    files.add(file.done());
                }
                file = new FileCount(line.text());
            } else if (file != null) {
                file.take(line);
            }
        }
        if (file != null) {
            files.add(file.done());
        }
        return new DiffStat(files);
    }

    /** Returns the lines added in all files. */
    public int added() {
        return files.stream().mapToInt(OfFile::added).sum();
    }

    /** Returns the lines removed in all files. */
    public int removed() {
        return files.stream().mapToInt(OfFile::removed).sum();
    }

    /** Prints a line per file, and the sum. */
    public void print(Terminal terminal) {
        Table table = new Table("FILE", "ADDED", "REMOVED", "");
        files.forEach(file -> table.row(
                file.path(),
                new Table.Cell("+" + file.added(), Style.GREEN),
                new Table.Cell("-" + file.removed(), Style.RED),
                file.note()));
        table.print(terminal);
        terminal.line(files.size() + (files.size() == 1 ? " file, +" : " files, +") + added() + " -" + removed());
    }
}
