package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.VerifierKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the stored checkpoints in order: each is signed, says what its columns say, and follows the one before. */
final class CheckpointCheck {

    private final List<VerifierKey> known;
    private final Findings findings;
    private final NavigableMap<Long, List<Checkpoint>> read = new TreeMap<>();
    private long last;
    private @Nullable SignedNote newest;

    CheckpointCheck(List<VerifierKey> known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    /** Takes one from elsewhere, too. */
    void outside(Checkpoint checkpoint) {
        add(checkpoint);
    }

    void stored(ResultSet row) throws SQLException {
        long size = row.getLong("size");
        String place = "checkpoint of size " + size;
        findings.same(place, "previousSize", last, row.getLong("previous_size"));
        last = size;
        newest = null;
        try {
            SignedNote note = SignedNote.parse(row.getString("note"));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            signed(place, note);
            findings.same(place, "origin", origins(), checkpoint.origin());
            findings.same(place, "size", checkpoint.size(), size);
            if (!Arrays.equals(checkpoint.root().bytes(), row.getBytes("root"))) {
                findings.add(place, "root", checkpoint.root().base64(), "another in its column");
            }
            add(checkpoint);
            newest = note;
        } catch (IllegalArgumentException e) {
            findings.add(place, "note", "one that verifies", String.valueOf(e.getMessage()));
        }
    }

    private void signed(String place, SignedNote note) {
        if (note.verifiedBy(known).isEmpty()) {
            findings.add(place, "signature", "one of a key of this log", "none");
        }
        // Others may sign too, as witnesses do, but not in the name of the log.
        note.signatures().stream()
                .filter(each -> known.stream().anyMatch(key -> key.name().equals(each.name())))
                .filter(each -> known.stream().noneMatch(key -> key.id().equals(each.id())))
                .forEach(each ->
                        findings.add(place, "signature", "of a key of this log", each.name() + "+" + each.id()));
    }

    private String origins() {
        return known.stream().map(VerifierKey::name).distinct().collect(Collectors.joining(" or "));
    }

    private void add(Checkpoint checkpoint) {
        read.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>()).add(checkpoint);
    }

    /** Returns what was read, by size. */
    NavigableMap<Long, List<Checkpoint>> read() {
        return read;
    }

    /** Returns the size of the largest that is stored; 0 when there is none. */
    long last() {
        return last;
    }

    /** Returns that one's note; null when there is none, or it is none. */
    @Nullable
    SignedNote newest() {
        return newest;
    }
}
