package dev.missioncontrol.policy.rest;

import static dev.missioncontrol.policy.rest.SentDrafts.parsed;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.policy.draft.DraftTrials;
import dev.missioncontrol.policy.draft.DraftTrials.Trial;
import dev.missioncontrol.policy.fact.FactsJson;
import dev.missioncontrol.policy.rest.EvaluationBodies.Result;
import dev.missioncontrol.policy.rest.SentDrafts.Sent;
import dev.missioncontrol.policy.sarif.Finding;
import dev.missioncontrol.policy.sarif.SarifReport;
import dev.missioncontrol.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what a pack would say of an act. */
@RestController
@Tag(name = "Policies")
class EvaluationController {

    private static final String PATH = "/api/policies/evaluate";

    private final SentDrafts drafts;
    private final DraftTrials trials;
    private final CurrentAccount current;
    private final Clock clock;

    EvaluationController(SentDrafts drafts, DraftTrials trials, CurrentAccount current, Clock clock) {
        this.drafts = drafts;
        this.trials = trials;
        this.current = current;
        this.clock = clock;
    }

    /**
     * A pack and an act.
     *
     * @param yaml the pack's text
     * @param scope {@code org} or {@code repo}; absent for {@code repo} when a repository is named, else {@code org}
     * @param repo the repository that the act is about; absent for any
     * @param patch a unified diff; either this or facts
     * @param facts facts as in a pack's tests, of now unless they name a time; either this or a patch
     */
    record EvaluateRequest(
            @Nullable String yaml,
            @Nullable String scope,
            @Nullable String repo,
            @Nullable String patch,
            @Nullable Map<String, @Nullable Object> facts) {}

    @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say what a pack says of a change or another act; also as SARIF")
    Result evaluate(@RequestBody EvaluateRequest body) {
        return Result.of(run(body));
    }

    @PostMapping(path = PATH, produces = SarifReport.MEDIA_TYPE)
    @Operation(summary = "Say what a pack says of a change, as SARIF 2.1.0")
    String evaluateAsSarif(@RequestBody EvaluateRequest body) {
        return SarifReport.write(Finding.ofChange(run(body).evaluation().violations()));
    }

    private Trial run(EvaluateRequest body) {
        Sent sent = drafts.read(body.yaml(), body.scope(), body.repo());
        var draft = parsed(sent);
        String patch = body.patch();
        var facts = body.facts();
        if ((patch == null) == (facts == null)) {
            throw Refusal.invalid(
                    "patch", "There is no act to evaluate, or there are two.", "Send either a patch or facts.");
        }
        return patch != null
                ? trials.ofPatch(
                        draft,
                        patch.getBytes(StandardCharsets.UTF_8),
                        sent.repository(),
                        current.get().name())
                : trials.ofFacts(draft, FactsJson.read(atSomeTime(facts)), sent.repository());
    }

    /** Facts that name no time are of now. */
    private Map<String, @Nullable Object> atSomeTime(@Nullable Map<String, @Nullable Object> facts) {
        var complete = new LinkedHashMap<String, @Nullable Object>();
        complete.put("at", clock.instant().toString());
        if (facts != null) {
            complete.putAll(facts);
        }
        return complete;
    }

    @ExceptionHandler
    ProblemDetail broken(BrokenDraft broken) {
        return BrokenDrafts.problem(broken);
    }
}
