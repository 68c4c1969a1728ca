package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.diff.DiffExporter;
import dev.missioncontrol.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Diffs made from the stored bytes of sealed revisions, never from what an agent said. Secrets are written over in all of
 * them: the lines are the same in number, but what such a diff makes is not what the revision makes.
 */
@Service
public class Diffs {

    private final DiffChanges changes;
    private final PatchBlobs blobs;
    private final SecretBlobs secrets;

    Diffs(DiffChanges changes, PatchBlobs blobs, SecretBlobs secrets) {
        this.changes = changes;
        this.blobs = blobs;
        this.secrets = secrets;
    }

    /** Returns the unified diff; without secrets in it, byte for byte as {@code git apply} takes it. */
    @Transactional(readOnly = true)
    public byte[] bytes(DiffOf diff) {
        DiffChanges.Shown shown = changes.of(diff);
        var out = new ByteArrayOutputStream();
        try {
            BlobSource contents = contents(shown);
            new DiffExporter(contents, secrets.shown(shown.changes(), contents), DiffExporter.DEFAULT_CONTEXT)
                    .write(shown.changes(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Returns the files of the diff one by one, in its order, each made when it is asked for. */
    @Transactional(readOnly = true)
    public Iterator<FileDiff> files(DiffOf diff) {
        DiffChanges.Shown shown = changes.of(diff);
        BlobSource contents = contents(shown);
        BlobSource readable = secrets.shown(shown.changes(), contents);
        List<DiffSection> sections = DiffSection.of(shown.changes(), contents);
        return IntStream.range(0, sections.size())
                .mapToObj(index -> sections.get(index).shown(index, contents, readable))
                .iterator();
    }

    /**
     * Returns the whole content of one side of a file, secrets written over.
     *
     * @param index the file's place in the diff, from 0
     * @throws Refusal NOT_FOUND when the diff has no such file
     */
    @Transactional(readOnly = true)
    public byte[] content(DiffOf diff, int index, FileDiff.Side side) {
        DiffChanges.Shown shown = changes.of(diff);
        BlobSource contents = contents(shown);
        List<DiffSection> sections = DiffSection.of(shown.changes(), contents);
        if (index < 0 || index >= sections.size()) {
            throw Refusal.notFound("The diff has no file number " + index + ".");
        }
        DiffSection section = sections.get(index);
        BlobSource readable = secrets.shown(shown.changes(), contents);
        return side == FileDiff.Side.OLD ? section.before(readable) : section.after(readable);
    }

    private BlobSource contents(DiffChanges.Shown shown) {
        List<BlobId> ids = shown.changes().stream()
                .flatMap(change -> Stream.of(change.oldBlob(), change.newBlob()))
                .filter(Objects::nonNull)
                .toList();
        return blobs.prefetched(ids).or(shown.elsewhere());
    }
}
