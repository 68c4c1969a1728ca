package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;

/** The blobs of a git repository; reads them as they are stored, without filters or line end conversion. */
public final class RepositoryBlobs implements BlobSource {

    private final ObjectReader reader;
    private final long maxBytes;

    /**
     * Reads through the given reader, which stays the caller's to close.
     *
     * @param maxBytes the largest blob that is read; larger ones are refused as TOO_LARGE before they are loaded
     */
    public RepositoryBlobs(ObjectReader reader, long maxBytes) {
        this.reader = reader;
        this.maxBytes = maxBytes;
    }

    @Override
    public Optional<byte[]> find(BlobId id) {
        try {
            var loader = reader.open(id.toObjectId(), Constants.OBJ_BLOB);
            if (loader.getSize() > maxBytes) {
                throw Refusal.of(
                        Refusal.Kind.TOO_LARGE,
                        null,
                        "The blob " + id + " has " + loader.getSize() + " bytes; the limit is " + maxBytes + ".",
                        "Leave this file out of the change.");
            }
            return Optional.of(loader.getCachedBytes(Math.toIntExact(loader.getSize())));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
