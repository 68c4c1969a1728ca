package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentRole;
import dev.missioncontrol.agent.CodeVersion;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.WireRequest;
import dev.missioncontrol.agent.replay.ReplayReport.Unsupported;
import dev.missioncontrol.shared.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person has to know beside a verdict: what else is different, and what was not compared. */
record ReplayNotes(Agent agent, CodeVersion version) {

    /** Returns the notes on a replay that has come to its end. */
    List<String> of(Recording recording, Ground ground, ReplaySession session, List<Divergence> divergences) {
        var notes = new ArrayList<String>();
        Unsupported unsupported = session.course().unsupported();
        if (unsupported != null && !divergences.isEmpty()) {
            notes.add("The replay could not go on after that. " + unsupported.sentence());
        }
        if (!recording.codeVersion().equals(version.text())) {
            notes.add("Recorded by version " + recording.codeVersion() + ", replayed by " + version.text() + ".");
        }
        String then = readable(recording.configuration());
        String now = readable(agent.configuration(recording.assignment().options()));
        if (!then.equals(now)) {
            notes.add("The agent's configuration is another:");
            notes.addAll(TextDiff.of(then, now));
        }
        if (!ground.complete()) {
            notes.add("Not every repository is connected here with its pinned commit: all calls were answered from the"
                    + " record, none was made again, and PatchSet digests were not compared.");
        }
        if (recording.form().number() == 1) {
            notes.add("An older version made the recording. It does not keep which calls were refused"
                    + (recording.role() == AgentRole.CODE
                            ? ", and of the output it has the patches without bodies, evidence and warnings: these were"
                                    + " not compared."
                            : "."));
        }
        if (!recording.keepsOutput()) {
            notes.add("Secrets were taken out of the recorded output: it was compared by its digest alone.");
        }
        notes.addAll(session.notes());
        return notes;
    }

    static String readable(@Nullable Map<String, @Nullable Object> output) {
        return output == null
                ? ""
                : WireRequest.readable(CanonicalJson.write(output).getBytes(StandardCharsets.UTF_8));
    }
}
