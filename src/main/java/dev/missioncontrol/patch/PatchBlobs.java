package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shell.encryption.AtRest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The contents of files before and after a change, kept once per content, as bytes nothing can alter; those that hold a
 * secret are encrypted.
 */
@Component
class PatchBlobs implements BlobSource {

    private static final int BATCH = 200;
    private static final long PREFETCH_BYTES = 64L << 20;

    private final JdbcTemplate jdbc;
    private final AtRest atRest;

    PatchBlobs(JdbcTemplate jdbc, AtRest atRest) {
        this.jdbc = jdbc;
        this.atRest = atRest;
    }

    /**
     * Keeps the contents that are not there yet.
     *
     * @param contents their ids, each with whether it has to be encrypted
     * @param source has their bytes
     */
    void store(Map<BlobId, Boolean> contents, BlobSource source) {
        // Sorted, so that two revisions with common contents, stored at once, do not wait for each other in a circle.
        List<Map.Entry<BlobId, Boolean>> rows = contents.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(BlobId::hex)))
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO patch_blob (blob_id, sha256, size, content, encrypted) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                rows,
                BATCH,
                (statement, row) -> {
                    statement.setString(1, row.getKey().hex());
                    byte[] clear = source.read(row.getKey());
                    boolean encrypted = row.getValue();
                    statement.setString(2, Digest.of(clear).hex());
                    statement.setLong(3, clear.length);
                    statement.setBytes(
                            4,
                            encrypted ? atRest.seal(clear, purpose(row.getKey().hex())) : clear);
                    statement.setBoolean(5, encrypted);
                });
    }

    @Override
    public Optional<byte[]> find(BlobId id) {
        return jdbc
                .query(
                        "SELECT blob_id, sha256, content, encrypted FROM patch_blob WHERE blob_id = ?",
                        (row, _) -> clear(row),
                        id.hex())
                .stream()
                .findFirst();
    }

    /** Returns the sizes in bytes of those contents that are here. */
    Map<BlobId, Long> sizes(Collection<BlobId> ids) {
        Map<BlobId, Long> sizes = new HashMap<>();
        jdbc.query(
                "SELECT blob_id, size FROM patch_blob WHERE blob_id = ANY (?)",
                row -> {
                    sizes.put(new BlobId(row.getString(1)), row.getLong(2));
                },
                (Object) hex(ids));
        return sizes;
    }

    /** Returns a source that has fetched these contents at once, as far as they take no more than 64 MiB. */
    BlobSource prefetched(Collection<BlobId> ids) {
        Map<BlobId, byte[]> fetched = new HashMap<>();
        jdbc.query(
                """
                WITH sized AS (
                    SELECT blob_id, sum(size) OVER (ORDER BY size, blob_id) AS total
                      FROM patch_blob WHERE blob_id = ANY (?))
                SELECT b.blob_id, b.sha256, b.content, b.encrypted FROM patch_blob b JOIN sized s USING (blob_id)
                 WHERE s.total <= ?""",
                row -> {
                    fetched.put(new BlobId(row.getString(1)), clear(row));
                },
                hex(ids),
                PREFETCH_BYTES);
        return ((BlobSource) id -> Optional.ofNullable(fetched.get(id))).or(this);
    }

    private static String[] hex(Collection<BlobId> ids) {
        return ids.stream().map(BlobId::hex).distinct().toArray(String[]::new);
    }

    private byte[] clear(ResultSet row) throws SQLException {
        String blob = row.getString(1);
        byte[] stored = row.getBytes(3);
        return checked(blob, row.getString(2), row.getBoolean(4) ? atRest.open(stored, purpose(blob)) : stored);
    }

    private static String purpose(String blob) {
        return "content of blob " + blob;
    }

    private static byte[] checked(String blob, String sha256, byte[] content) {
        if (!Digest.of(content).hex().equals(sha256)) {
            throw new SealBroken("The stored bytes of blob " + blob + " are not those that were stored.");
        }
        return content;
    }
}
