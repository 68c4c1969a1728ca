package dev.missioncontrol.patch.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The format in which {@link DiffViewer} reads a diff: JSON lines (ndjson.org), one {@link DiffFile} per line in the
 * order to be shown, UTF-8. Files are written one by one, so that the first is on the page while the last is still being
 * compared.
 */
public final class DiffStream {

    /** The media type of the format. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    private static final JsonMapper JSON = JsonMapper.shared();

    private DiffStream() {}

    /**
     * Writes the files as they come.
     *
     * @throws IOException when the reader has gone
     */
    public static void write(Iterator<DiffFile> files, OutputStream out) throws IOException {
        while (files.hasNext()) {
            out.write(JSON.writeValueAsBytes(files.next()));
            out.write('\n');
            out.flush();
        }
    }
}
