package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.server.streams.TemporaryFileUploadHandler;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.checkpoint.SigningKeys.SigningKey;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.verify.Break;
import dev.missioncontrol.ledger.verify.ExportReport;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies an export that somebody has: the same checks as {@code missionctl verify}, against the keys of this log. Nothing
 * of the file is kept.
 */
final class ExportCheck extends Details {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ExportCheck.class);

    /** Larger exports are verified where they lie, by missionctl verify. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int MOST_OTHERS = 50;
    private static final String ENTRY = "entry ";

    private final transient SigningKeys keys;
    private final Div result = new Div();

    ExportCheck(SigningKeys keys) {
        super("Verify an export");
        this.keys = keys;
        addClassName("ledger-log-details");
        TemporaryFileUploadHandler handler =
                UploadHandler.toTempFile((metadata, file) -> check(metadata.fileName(), file.toPath()));
        Upload upload = new Upload(handler);
        upload.setAcceptedFileTypes("application/zip", ".zip");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MAX_BYTES);
        upload.setUploadButton(new Button("Choose an export"));
        upload.setDropLabel(new Span("or drop the zip here"));
        // So that the next file can be chosen right away; the result says which one it is of.
        upload.addAllFinishedListener(event -> upload.clearFileList());
        upload.addFileRejectedListener(event -> {
            result.removeAll();
            result.add(new Paragraph(event.getErrorMessage() + ". An export is a zip of up to "
                    + MAX_BYTES / (1024 * 1024) + " MB here; missionctl verify FILE takes larger ones."));
        });
        result.addClassName("export-result");
        result.getElement().setAttribute("role", "status");
        Div body = new Div(
                new Paragraph("Drop the zip that Export or missionctl wrote, up to " + MAX_BYTES / (1024 * 1024)
                        + " MB. Every entry, payload, document and proof is checked against the keys of this log; nothing of"
                        + " it is kept."),
                upload,
                result);
        body.addClassName("ledger-log");
        add(body);
    }

    /** Called by the thread that received the file, which is deleted afterwards. */
    private void check(String name, Path file) throws IOException {
        try {
            ExportReport report = report(file);
            getUI().ifPresent(ui -> tell(ui, name, report));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private ExportReport report(Path file) throws IOException {
        // What the browser said of the size is not to be relied upon.
        return Files.size(file) > MAX_BYTES
                ? ExportReport.refused(
                        new Break("file", "size", "at most " + MAX_BYTES, Long.toString(Files.size(file))), true)
                : ExportVerifier.verify(
                        file, keys.all().stream().map(SigningKey::key).toList(), ExportVerifier.MOST_BYTES_OF_UPLOADS);
    }

    private void tell(UI ui, String name, ExportReport report) {
        try {
            ui.access(() -> show(name, report));
        } catch (UIDetachedException left) {
            LOG.debug("Nobody waits for the check any more", left);
        }
    }

    /**
     * Shows what verifying came to: the first thing that does not hold by name, and a result per entry, those that do not
     * hold first.
     */
    void show(String name, ExportReport report) {
        result.removeAll();
        Div verdict = new Div(
                report.holds() ? new StatusBadge("Holds", Tone.SUCCESS) : new StatusBadge("Does not hold", Tone.ERROR),
                new Span(name + ": " + sentence(report)));
        verdict.addClassName("export-verdict");
        result.add(verdict);
        Map<String, List<Break>> byEntry = report.breaks().stream()
                .filter(found -> isEntry(found.place()))
                .collect(Collectors.groupingBy(Break::place));
        report.breaks().stream()
                .filter(found -> !isEntry(found.place()))
                .limit(MOST_OTHERS)
                .forEach(found -> result.add(line(found)));
        List<Long> broken = byEntry.keySet().stream()
                .map(place -> Long.valueOf(place.substring(ENTRY.length())))
                .sorted()
                .toList();
        // Of what was not looked at there is nothing to say.
        LongStream others = report.complete()
                ? LongStream.range(0, report.entries()).filter(index -> !byEntry.containsKey(ENTRY + index))
                : LongStream.empty();
        List<Long> shown = Stream.concat(broken.stream(), others.boxed()).toList();
        if (!shown.isEmpty()) {
            VirtualList<Long> entries = new VirtualList<>();
            entries.addClassName("export-entries");
            entries.setItems(shown);
            entries.setRenderer(new ComponentRenderer<>(index -> entry(index, byEntry)));
            result.add(entries);
        }
    }

    /** A file in the zip may have any name, also one that starts like that. */
    private static boolean isEntry(String place) {
        return place.matches(ENTRY + "\\d{1,18}");
    }

    private static String sentence(ExportReport report) {
        if (!report.holds()) {
            Break first = report.breaks().getFirst();
            int count = report.breaks().size();
            return (count == 1 ? "One thing does not hold: " : count + " things do not hold, the first: ")
                    + first.place() + ", " + first.field() + ".";
        }
        return held(report)
                + (report.signedAsOf() == null
                        ? " Nothing that is signed says how many there are: in this older format, entries may be missing at the"
                                + " end."
                        : " There were no more at " + report.signedAsOf() + ", as that key signed.");
    }

    private static String held(ExportReport report) {
        Checkpoint checkpoint = report.checkpoint();
        return "All " + report.entries() + " entries of run " + report.workflow() + " hold"
                + (report.tombstoned() == 0
                        ? ""
                        : ", " + report.tombstoned() + " contents erased with an entry that says so")
                + (checkpoint == null
                        ? "."
                        : "; each is in the log " + checkpoint.origin() + " of size " + checkpoint.size()
                                + ", signed by a key of this log.");
    }

    private static Div entry(long index, Map<String, List<Break>> byEntry) {
        List<Break> breaks = byEntry.getOrDefault(ENTRY + index, List.of());
        Span number = new Span("#" + index);
        number.addClassName("numeric");
        Div row = new Div(
                number,
                breaks.isEmpty() ? new StatusBadge("Holds", Tone.SUCCESS) : new StatusBadge("Tampered", Tone.ERROR));
        row.addClassName("export-entry");
        breaks.forEach(found -> row.add(line(found)));
        return row;
    }

    private static Div line(Break found) {
        Div line = new Div(new Span(found.place() + ", " + found.field() + ": expected "));
        line.add(new CopyableCode(found.expected()), new Span(" found "), new CopyableCode(found.found()));
        line.addClassName("ledger-finding");
        return line;
    }
}
