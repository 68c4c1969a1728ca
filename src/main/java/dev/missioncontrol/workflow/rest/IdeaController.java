package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.workflow.StartWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes ideas in. */
@RestController
@Tag(name = "Runs")
class IdeaController {

    private final StartWorkflow start;
    private final CurrentAccount currentAccount;

    IdeaController(StartWorkflow start, CurrentAccount currentAccount) {
        this.start = start;
        this.currentAccount = currentAccount;
    }

    /** The id of the run that was begun. */
    record Begun(String runId) {}

    @PostMapping("/api/ideas")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Start a run of an idea in one or more repositories")
    Begun start(@RequestBody IdeaRequest body) {
        return new Begun(start.start(body.toRequest(), currentAccount.get()).toString());
    }
}
