package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Refusal;
import java.util.Optional;

/** Where the bytes of blobs come from: a repository, the database, or memory. */
@FunctionalInterface
public interface BlobSource {

    /** Returns the blob's bytes, which the caller must not change; empty when this source does not have it. */
    Optional<byte[]> find(BlobId id);

    /**
     * Returns the blob's bytes.
     *
     * @throws Refusal NOT_FOUND when this source does not have it
     */
    default byte[] read(BlobId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("The blob " + id + " is not there."));
    }

    /** Returns a source that asks this one first and then the other. */
    default BlobSource or(BlobSource other) {
        return id -> find(id).or(() -> other.find(id));
    }
}
