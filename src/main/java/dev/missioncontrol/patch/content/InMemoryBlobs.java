package dev.missioncontrol.patch.content;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Blobs held in memory, in the order they came; not for several threads at once. */
public final class InMemoryBlobs implements BlobSource {

    private final Map<BlobId, byte[]> blobs = new LinkedHashMap<>();

    /** Keeps the bytes and returns their id; the caller must not change them afterwards. */
    public BlobId put(byte[] content) {
        BlobId id = BlobId.of(content);
        blobs.put(id, content);
        return id;
    }

    /** Returns all blobs by id, unmodifiable, in the order they came. */
    public Map<BlobId, byte[]> all() {
        return Collections.unmodifiableMap(blobs);
    }

    @Override
    public Optional<byte[]> find(BlobId id) {
        return Optional.ofNullable(blobs.get(id));
    }
}
