package dev.missioncontrol.agent;

import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The recordings of agent runs, for reading. */
@Service
public class Recordings {

    private final AgentRuns runs;
    private final Artifacts artifacts;

    Recordings(AgentRuns runs, Artifacts artifacts) {
        this.runs = runs;
        this.artifacts = artifacts;
    }

    /**
     * A recording as it is kept.
     *
     * @param digest its digest, which the replay token names
     */
    public record Kept(Digest digest, Recording recording) {}

    /** Returns the recording of a run; empty when it has none, or it was erased. */
    public Optional<Kept> of(AgentRunId run) {
        return runs.find(run)
                .map(AgentRun::recording)
                .flatMap(digest ->
                        artifacts.read(digest).map(document -> new Kept(digest, RecordingJson.read(document))));
    }
}
