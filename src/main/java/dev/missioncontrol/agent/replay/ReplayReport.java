package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay came to, and why.
 *
 * @param of the run that was repeated
 * @param agent its agent
 * @param role its role
 * @param mode how differences were taken
 * @param verdict the verdict
 * @param sentence the verdict for people
 * @param recordedCalls how many calls were recorded
 * @param replayedCalls how many were made again or answered from the record before the replay ended
 * @param madeAgain how many of them were made again, and compared
 * @param expectedOutput the digest of the recorded output; null when the run had failed
 * @param gotOutput the digest of the output now; null when there is none
 * @param patchSets the digests of what was sealed beside those of what would be, for runs that made patches
 * @param divergences everything that differs; in strict mode the first
 * @param unsupported which call could not be answered, and why; null when all could, or the agent could not be asked at all
 * @param notes what else is different and may explain a difference (configuration, version of the code), and what could
 *     not be compared
 * @param signed who signed the export that the recording came from; null for a run of this server
 */
public record ReplayReport(
        AgentRunId of,
        String agent,
        String role,
        ReplayMode mode,
        ReplayVerdict verdict,
        String sentence,
        int recordedCalls,
        int replayedCalls,
        int madeAgain,
        @Nullable Digest expectedOutput,
        @Nullable Digest gotOutput,
        List<SealedDigest> patchSets,
        List<Divergence> divergences,
        @Nullable Unsupported unsupported,
        List<String> notes,
        @Nullable Signed signed) {

    /** Copies the lists. */
    public ReplayReport {
        patchSets = List.copyOf(patchSets);
        divergences = List.copyOf(divergences);
        notes = List.copyOf(notes);
    }

    /** Returns the report of a replay that could not be begun. */
    static ReplayReport unsupported(Recording recording, ReplayMode mode, String why) {
        return new ReplayReport(
                recording.run(),
                recording.agent(),
                recording.role().name(),
                mode,
                ReplayVerdict.UNSUPPORTED,
                "The run cannot be replayed: " + why + ".",
                recording.calls().size(),
                0,
                0,
                recording.outputDigest(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                null);
    }

    /** Returns the same report, of a recording in an export that these keys signed. */
    ReplayReport with(Signed keys) {
        return new ReplayReport(
                of,
                agent,
                role,
                mode,
                verdict,
                sentence,
                recordedCalls,
                replayedCalls,
                madeAgain,
                expectedOutput,
                gotOutput,
                patchSets,
                divergences,
                unsupported,
                notes,
                keys);
    }

    /**
     * Who signed an export.
     *
     * @param by the keys, each as {@code name+id+key}
     * @param here whether one of them is, or was, a key of this server
     */
    public record Signed(List<String> by, boolean here) {

        /** Copies the list. */
        public Signed {
            by = List.copyOf(by);
        }
    }

    /**
     * The digest of a PatchSet revision, then and now.
     *
     * @param repository the repository's name
     * @param expected what was sealed
     * @param got what would be sealed now; null when nothing would
     */
    public record SealedDigest(
            String repository, Digest expected, @Nullable Digest got) {}

    /**
     * A call that the recording cannot answer.
     *
     * @param call its place among the run's calls, from 1
     * @param name the tool or model
     * @param why why not
     */
    public record Unsupported(int call, String name, String why) {

        String sentence() {
            return "Call " + call + ", " + name + ", cannot be replayed: " + why + ".";
        }
    }
}
