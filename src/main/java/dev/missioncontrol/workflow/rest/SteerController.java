package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.SteerWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Steers runs. */
@RestController
@Tag(name = "Runs")
class SteerController {

    private final SteerWorkflow steer;
    private final CurrentAccount currentAccount;

    SteerController(SteerWorkflow steer, CurrentAccount currentAccount) {
        this.steer = steer;
        this.currentAccount = currentAccount;
    }

    /** What shall be done, and why. */
    record Interruption(@Nullable String action, @Nullable String reason) {}

    /** A person's answer. */
    record Answer(@Nullable String text) {}

    @PostMapping("/api/runs/{runId}/interrupt")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Pause, resume or cancel a run")
    void interrupt(@PathVariable String runId, @RequestBody Interruption body) {
        WorkflowId id = WorkflowId.parse(runId);
        String reason = Objects.requireNonNullElse(body.reason(), "");
        switch (body.action()) {
            case "pause" -> steer.pause(id, reason, currentAccount.get());
            case "resume" -> steer.resume(id, currentAccount.get());
            case "cancel" -> steer.cancel(id, reason, currentAccount.get());
            case null, default ->
                throw Refusal.invalid(
                        "action", "There is no action '" + body.action() + "'.", "Give 'pause', 'resume' or 'cancel'.");
        }
    }

    @PostMapping("/api/runs/{runId}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Try again where the run was interrupted")
    void retry(@PathVariable String runId) {
        steer.retry(WorkflowId.parse(runId), currentAccount.get());
    }

    @PostMapping("/api/runs/{runId}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Answer a run that waits for a person, or overrule a decision not to go on")
    void answer(@PathVariable String runId, @RequestBody Answer body) {
        steer.answer(WorkflowId.parse(runId), Objects.requireNonNullElse(body.text(), ""), currentAccount.get());
    }
}
