package dev.missioncontrol.agent.ui;

import com.vaadin.flow.component.button.Button;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.replay.ReplayMode;
import dev.missioncontrol.agent.replay.ReplayReport;
import dev.missioncontrol.agent.replay.Replays;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What pages offer beside an agent run: to replay it, and to read what a replay came to. */
@Component
public class ReplayDesk {

    private final Replays replays;
    private final CurrentAccount current;

    ReplayDesk(Replays replays, CurrentAccount current) {
        this.replays = replays;
        this.current = current;
    }

    /** Returns the button for a run: one that starts a replay, or opens a replay's report; empty when there is neither. */
    Optional<Button> button(AgentRun run) {
        AgentRun.Replay replay = run.replay();
        if (replay == null) {
            if (run.recording() == null) {
                return Optional.empty();
            }
            var start = new Button("Replay", Glyph.RUN.create(), event -> start(run.id(), ReplayMode.STRICT));
            start.setAriaLabel("Replay " + run.role().label());
            start.addClassName("agent-run-action");
            start.setDisableOnClick(true);
            return Optional.of(start);
        }
        if (replay.report() == null) {
            return Optional.empty();
        }
        var read = new Button("Report", event -> new ReplayDialog(report(run.id()), this).open());
        read.setAriaLabel("Report of the replay of " + run.role().label());
        read.addClassName("agent-run-action");
        return Optional.of(read);
    }

    /** Starts a replay, and says so. */
    void start(AgentRunId of, ReplayMode mode) {
        try {
            replays.start(of, mode, current.get().name());
            Notices.info("The replay has begun; it appears among the runs.");
        } catch (Refusal refusal) {
            Notices.refusal(refusal);
        }
    }

    private ReplayReport report(AgentRunId replay) {
        return replays.report(replay).orElseThrow(() -> Refusal.notFound("The report of this replay was erased."));
    }
}
