package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.RunContext;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Counts what was said of PatchSets. */
@Component
class Tallies {

    private final ApprovalRows rows;
    private final RevisionPolicy policy;
    private final RunContext runs;
    private final Clock clock;

    Tallies(ApprovalRows rows, RevisionPolicy policy, RunContext runs, Clock clock) {
        this.rows = rows;
        this.policy = policy;
        this.runs = runs;
        this.clock = clock;
    }

    Tally of(PatchSet patchSet) {
        return new Tally(
                patchSet,
                rows
                        .findByPatchSetIdAndNumberOrderByDecidedAtAscIdAsc(
                                patchSet.id().value(), patchSet.current().number())
                        .stream()
                        .map(ApprovalRow::toSaid)
                        .toList(),
                policy.of(patchSet),
                runs.of(patchSet.workflow()).map(RunContext.Run::requestedBy).orElse(""),
                clock.instant());
    }
}
