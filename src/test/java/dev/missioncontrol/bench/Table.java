package dev.missioncontrol.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The rows, for the terminal and for docs/benchmarks.md. */
final class Table {

    private static final String BEGIN = "<!-- results: written by ./missionctl bench --write -->";
    private static final String END = "<!-- end of results -->";

    private final List<Row> rows;
    private final boolean quick;

    Table(List<Row> rows, Scale scale) {
        this.rows = List.copyOf(rows);
        this.quick = scale.quick();
    }

    /** Returns the table for a terminal: a line of figures for each row, and below it how they came about. */
    String toText() {
        int what = width("what", rows.stream().map(Row::what).toList());
        int ours = width("ours", rows.stream().map(Row::ours).toList());
        int peer = width("beside", rows.stream().map(Row::peer).toList());
        String format = "%-" + what + "s  %-" + ours + "s  %-" + peer + "s  %7s  %s%n";
        var text = new StringBuilder(format.formatted("what", "ours", "beside", "ratio", "aim"));
        for (Row row : rows) {
            text.append(format.formatted(row.what(), row.ours(), row.peer(), row.ratioText(), row.aim()));
            text.append("    ").append(row.method()).append(System.lineSeparator());
        }
        return text.toString();
    }

    /** Replaces the results in the document. */
    void writeTo(Path document) throws IOException {
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no place marked for the results");
        }
        Files.writeString(
                document,
                text.substring(0, begin) + BEGIN + "\n" + toMarkdown() + text.substring(end),
                StandardCharsets.UTF_8);
    }

    private String toMarkdown() {
        var text = new StringBuilder("\nMeasured on " + LocalDate.now(ZoneOffset.UTC) + (quick ? " (`--quick`)" : "")
                + ": " + Machine.describe() + ".\n\n");
        text.append("| what | ours | beside | ratio | aim | method |\n|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            text.append("| ")
                    .append(String.join(
                            " | ", row.what(), row.ours(), row.peer(), row.ratioText(), row.aim(), row.method()))
                    .append(" |\n");
        }
        return text.append('\n').toString();
    }

    private static int width(String head, List<String> cells) {
        return cells.stream().mapToInt(String::length).reduce(head.length(), Math::max);
    }
}
