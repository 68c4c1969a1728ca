package dev.missioncontrol.ledger.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The manifest of an export. It proves nothing, but whoever reads it has to be able to believe it. */
final class Manifest {

    static final String FILE = "manifest.json";

    private static final String FORMAT = "mission-control-ledger/3";

    /** The format in which nothing that is signed says how long a chain is. */
    private static final String FORMAT_WITHOUT_HEAD = "mission-control-ledger/2";

    private static final Set<String> MEMBERS = Set.of("entries", "exportedAt", "format", "headHash", "workflowId");
    private static final Pattern DIGEST = Pattern.compile("\"[0-9a-f]{64}\"");

    private final Breaks breaks;
    /** What is said of each artifact, in canonical JSON, and of how many it is said and no entry was seen yet. */
    private final Map<String, Integer> artifacts = new HashMap<>();

    private final TreeSet<String> tombstoned = new TreeSet<>();
    private int items;
    private CanonicalObject members = new CanonicalObject(false, "", Map.of(), true);

    private Manifest(Breaks breaks) {
        this.breaks = breaks;
    }

    /** Reads the manifest; what is wrong with its form is among the breaks. */
    static Manifest of(ExportFile export, Breaks breaks) throws IOException {
        Manifest manifest = new Manifest(breaks);
        try (InputStream in = export.open(FILE)) {
            if (in != null) {
                manifest.read(in);
            }
        }
        if (!manifest.readable()) {
            breaks.add(FILE, "file", "an object in canonical JSON and a newline", in(manifest));
        } else if (manifest.members.more() || manifest.members.members().size() != MEMBERS.size()) {
            breaks.add(FILE, "members", MEMBERS + ", artifacts and tombstoned", "others");
        }
        if (manifest.readable() && manifest.hasHead()) {
            breaks.same(FILE, "format", FORMAT, manifest.text("format"));
        }
        return manifest;
    }

    private static String in(Manifest manifest) {
        return manifest.members.digest().isEmpty() ? "none" : "another form";
    }

    private void read(InputStream in) throws IOException {
        members = CanonicalReader.read(
                in, "\n", MEMBERS, Map.of("artifacts", this::artifact, "tombstoned", this::tombstone));
        if (!members.canonical()) {
            artifacts.clear();
            tombstoned.clear();
        }
    }

    private void artifact(String description) {
        count();
        artifacts.merge(description, 1, Integer::sum);
    }

    private void tombstone(String item) {
        count();
        if (!DIGEST.matcher(item).matches()) {
            breaks.add(FILE, "tombstoned", "digests", item);
        } else {
            tombstoned.add(item.substring(1, item.length() - 1));
        }
    }

    private void count() {
        if (++items > Limits.FILES) {
            throw breaks.stop(FILE, "artifacts", "at most " + Limits.FILES, "more");
        }
    }

    /** Returns whether there is a manifest to compare anything with. */
    boolean readable() {
        return members.canonical();
    }

    /** Returns whether its format is one in which the log's key signs how long the chain is. */
    boolean hasHead() {
        return !text("format").equals(FORMAT_WITHOUT_HEAD);
    }

    /** Returns a member's text; empty when it has none. */
    String text(String member) {
        return members.text(member);
    }

    /** Takes what an entry says of the artifact that it stored: the manifest has to say the same. */
    void stored(String description) {
        if (artifacts.containsKey(description)) {
            artifacts.computeIfPresent(description, (same, left) -> left == 1 ? null : left - 1);
        } else if (readable()) {
            breaks.add(FILE, "artifacts", description, "none such");
        }
    }

    /** Compares the rest with what was found; of as many artifacts as entries lack a payload it may say anything. */
    void compare(ChainWalk chain, Set<String> erased, long withoutPayload) {
        breaks.same(FILE, "entries", Long.toString(chain.entries()), Long.toString(members.integer("entries")));
        breaks.same(FILE, "headHash", chain.head(), text("headHash"));
        breaks.same(FILE, "tombstoned", erased.toString(), tombstoned.toString());
        if (artifacts.values().stream().mapToLong(Integer::longValue).sum() > withoutPayload) {
            breaks.add(
                    FILE,
                    "artifacts",
                    "one that an entry speaks of",
                    artifacts.keySet().iterator().next());
        }
    }

    /** Returns the digests of what is said to be erased. */
    Set<String> tombstoned() {
        return tombstoned;
    }
}
