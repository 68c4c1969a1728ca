package dev.missioncontrol.patch.ui;

import dev.missioncontrol.patch.DiffOf;
import dev.missioncontrol.patch.Diffs;
import dev.missioncontrol.patch.FileDiff;
import dev.missioncontrol.shared.PatchSetId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where {@link DiffViewer} reads what it shows, with the reader's browser session: the stored bytes of sealed revisions.
 * Not part of the REST API.
 */
@RestController
class DiffController {

    private static final String REVISION = "/ui/diffs/{id}/{revision}";
    private static final String PATCH = REVISION + "/patches/{ordinal}";
    private static final String SINCE = REVISION + "/since/{earlier}";
    private static final String SIDE = "/files/{index}/{side:old|new}";
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final DiffFiles files;
    private final Diffs diffs;

    DiffController(DiffFiles files, Diffs diffs) {
        this.files = files;
        this.diffs = diffs;
    }

    @GetMapping(REVISION)
    void revision(@PathVariable String id, @PathVariable int revision, HttpServletResponse response)
            throws IOException {
        write(DiffOf.revision(PatchSetId.parse(id), revision), response);
    }

    @GetMapping(PATCH)
    void patch(
            @PathVariable String id,
            @PathVariable int revision,
            @PathVariable int ordinal,
            HttpServletResponse response)
            throws IOException {
        write(DiffOf.patch(PatchSetId.parse(id), revision, ordinal), response);
    }

    @GetMapping(SINCE)
    void since(
            @PathVariable String id,
            @PathVariable int revision,
            @PathVariable int earlier,
            HttpServletResponse response)
            throws IOException {
        write(DiffOf.since(PatchSetId.parse(id), earlier, revision), response);
    }

    @GetMapping(REVISION + SIDE)
    void side(
            @PathVariable String id,
            @PathVariable int revision,
            @PathVariable int index,
            @PathVariable String side,
            HttpServletResponse response)
            throws IOException {
        writeSide(DiffOf.revision(PatchSetId.parse(id), revision), index, side, response);
    }

    @GetMapping(PATCH + SIDE)
    void sideOfPatch(
            @PathVariable String id,
            @PathVariable int revision,
            @PathVariable int ordinal,
            @PathVariable int index,
            @PathVariable String side,
            HttpServletResponse response)
            throws IOException {
        writeSide(DiffOf.patch(PatchSetId.parse(id), revision, ordinal), index, side, response);
    }

    @GetMapping(SINCE + SIDE)
    void sideSince(
            @PathVariable String id,
            @PathVariable int revision,
            @PathVariable int earlier,
            @PathVariable int index,
            @PathVariable String side,
            HttpServletResponse response)
            throws IOException {
        writeSide(DiffOf.since(PatchSetId.parse(id), earlier, revision), index, side, response);
    }

    private void write(DiffOf diff, HttpServletResponse response) throws IOException {
        // Asked for before the answer begins, so that what cannot be shown is still answered as a problem.
        Iterator<DiffFile> shown = files.stream(diff);
        response.setContentType(DiffStream.MEDIA_TYPE);
        DiffStream.write(shown, response.getOutputStream());
    }

    private void writeSide(DiffOf diff, int index, String side, HttpServletResponse response) throws IOException {
        byte[] content = diffs.content(diff, index, "old".equals(side) ? FileDiff.Side.OLD : FileDiff.Side.NEW);
        response.setContentType(TEXT.toString());
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
