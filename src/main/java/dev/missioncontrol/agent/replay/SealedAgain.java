package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentDocuments.RepositoryChange;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.replay.ReplayReport.SealedDigest;
import dev.missioncontrol.patch.PatchSetProposal;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out the digest that each repository's change would be sealed with, beside the one that it was sealed with. */
@Component
class SealedAgain {

    private final PatchSets patchSets;

    SealedAgain(PatchSets patchSets) {
        this.patchSets = patchSets;
    }

    /** Compares for each repository of which a change was sealed then. */
    List<SealedDigest> compare(Recording recording, Code code, Ground ground, Map<String, Digest> sealedThen) {
        List<SealedDigest> compared = new ArrayList<>();
        for (Workplace place : recording.assignment().repositories()) {
            Digest then = sealedThen.get(place.name());
            if (then != null) {
                compared.add(new SealedDigest(place.name(), then, now(recording, code, ground, place)));
            }
        }
        return compared;
    }

    private @Nullable Digest now(Recording recording, Code code, Ground ground, Workplace place) {
        for (RepositoryChange change : code.changes()) {
            if (change.repository().equals(place.id())) {
                try {
                    return patchSets.digestOf(new PatchSetProposal(
                            recording.assignment().workflow(),
                            ground.here(place.id()),
                            place.base(),
                            recording.assignment().title(),
                            change.tasks(),
                            recording.run()));
                } catch (Refusal refusal) {
                    if (Obstacle.isInCall(refusal)) {
                        throw ReplayNotMade.of("The change to " + place.name() + " could not be sealed again", refusal);
                    }
                    return null;
                }
            }
        }
        return null;
    }
}
