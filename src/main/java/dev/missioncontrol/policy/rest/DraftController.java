package dev.missioncontrol.policy.rest;

import static dev.missioncontrol.policy.rest.SentDrafts.parsed;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.draft.Draft;
import dev.missioncontrol.policy.draft.DraftChecks;
import dev.missioncontrol.policy.draft.PackVersions;
import dev.missioncontrol.policy.draft.Simulation;
import dev.missioncontrol.policy.lint.PackTests;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.rest.EvaluationBodies.Simulated;
import dev.missioncontrol.policy.rest.PackBodies.Difference;
import dev.missioncontrol.policy.rest.PackBodies.Problems;
import dev.missioncontrol.policy.rest.PackBodies.Version;
import dev.missioncontrol.policy.rest.SentDrafts.Sent;
import dev.missioncontrol.policy.sarif.Finding;
import dev.missioncontrol.policy.sarif.SarifReport;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes packs that are not published: checks, tests, compares and simulates them, and publishes them. */
@RestController
@RequestMapping("/api/policies")
@Tag(name = "Policies")
class DraftController {

    private static final String DEFAULT_PATH = "policy.yml";
    private static final int DEFAULT_DECISIONS = 10_000;

    private final SentDrafts drafts;
    private final DraftChecks checks;
    private final Simulation simulation;
    private final Packs packs;
    private final PackVersions versions;
    private final PackController published;
    private final CurrentAccount current;
    private final Clock clock;

    DraftController(
            SentDrafts drafts,
            DraftChecks checks,
            Simulation simulation,
            Packs packs,
            PackVersions versions,
            PackController published,
            CurrentAccount current,
            Clock clock) {
        this.drafts = drafts;
        this.checks = checks;
        this.simulation = simulation;
        this.packs = packs;
        this.versions = versions;
        this.published = published;
        this.current = current;
        this.clock = clock;
    }

    /**
     * A pack to look at.
     *
     * @param yaml its text
     * @param scope {@code org} or {@code repo}; absent for {@code repo} when a repository is named, else {@code org}
     * @param repo the repository whose files the rules are compared with; absent for none
     * @param path how SARIF shall name the file; absent for {@value #DEFAULT_PATH}
     */
    record LintRequest(
            @Nullable String yaml,
            @Nullable String scope,
            @Nullable String repo,
            @Nullable String path) {}

    @PostMapping(path = "/lint", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Look for mistakes in a pack; also as SARIF, by Accept: application/sarif+json")
    Problems lint(@RequestBody LintRequest body) {
        return Problems.of(problems(body));
    }

    @PostMapping(path = "/lint", produces = SarifReport.MEDIA_TYPE)
    @Operation(summary = "Look for mistakes in a pack, as SARIF 2.1.0")
    String lintAsSarif(@RequestBody LintRequest body) {
        String path = Objects.requireNonNullElse(body.path(), DEFAULT_PATH);
        return SarifReport.write(Finding.ofPack(problems(body), path));
    }

    private List<PackProblem> problems(LintRequest body) {
        Sent sent = drafts.read(body.yaml(), body.scope(), body.repo());
        return checks.check(sent.yaml(), sent.scope(), sent.repository()).problems();
    }

    /** A pack to test. */
    record TestRequest(
            @Nullable String yaml,
            @Nullable String scope,
            @Nullable String repo) {}

    /** What became of a pack's tests. */
    record TestResult(boolean passed, List<PackTests.Result> tests) {}

    @PostMapping("/test")
    @Operation(summary = "Run the tests of a pack")
    TestResult test(@RequestBody TestRequest body) {
        var results = PackTests.run(
                parsed(drafts.read(body.yaml(), body.scope(), body.repo())).pack());
        return new TestResult(results.stream().allMatch(PackTests.Result::passed), results);
    }

    /**
     * A pack to try on what was decided.
     *
     * @param limit how many decisions to look at, the newest; absent for {@value #DEFAULT_DECISIONS}
     * @param days how old they may be; absent for any age
     * @param runId the run to look at, with all of its decisions; absent for all runs
     */
    record SimulateRequest(
            @Nullable String yaml,
            @Nullable String scope,
            @Nullable String repo,
            @Nullable Integer limit,
            @Nullable Integer days,
            @Nullable String runId) {}

    @PostMapping("/simulate")
    @Operation(summary = "Decide again what was recorded, with a pack in the place of the one in force")
    Simulated simulate(@RequestBody SimulateRequest body) {
        Draft draft = parsed(drafts.read(body.yaml(), body.scope(), body.repo()));
        String runId = body.runId();
        if (runId != null) {
            return Simulated.of(simulation.ofRun(draft, WorkflowId.parse(runId)));
        }
        Integer days = body.days();
        if (days != null && days < 1) {
            throw Refusal.invalid("days", "Less than a day back there is nothing.", "Send 1 or more.");
        }
        return Simulated.of(simulation.run(
                draft,
                days == null ? null : clock.instant().minus(Duration.ofDays(days)),
                Objects.requireNonNullElse(body.limit(), DEFAULT_DECISIONS),
                done -> {}));
    }

    /**
     * A pack to compare.
     *
     * @param against a version of the same pack; absent for the pack in force
     */
    record DiffRequest(
            @Nullable String yaml,
            @Nullable String scope,
            @Nullable String repo,
            @Nullable Integer against) {}

    @PostMapping("/diff")
    @Operation(summary = "Compare a pack with the one in force, or with a version of it")
    Difference diff(@RequestBody DiffRequest body) {
        Sent sent = drafts.read(body.yaml(), body.scope(), body.repo());
        Draft draft = parsed(sent);
        Integer against = body.against();
        PackVersion before = against == null
                ? packs.inForce(draft.scope(), draft.repository())
                        .orElseThrow(() -> Refusal.notFound("No pack is in force there to compare with."))
                : versions.find(draft.pack().name(), against.toString(), draft.repository());
        return PackController.difference(before, sent.yaml(), sent.scope(), "the pack sent");
    }

    /** A pack to publish. */
    record PublishRequest(
            @Nullable String yaml,
            @Nullable String scope,
            @Nullable String repo,
            @Nullable String comment) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Publish a pack and put it in force (administrators only)")
    Version publish(@RequestBody PublishRequest body) {
        current.get().require(Role.ADMIN, "publish policy packs");
        Sent sent = drafts.read(body.yaml(), body.scope(), body.repo());
        List<PackProblem> problems = packs.check(sent.yaml(), sent.scope(), sent.bound());
        if (problems.stream().anyMatch(problem -> problem.severity() == PackProblem.Severity.ERROR)) {
            throw new BrokenDraft(problems);
        }
        return published.body(
                packs.publish(
                        sent.yaml(),
                        sent.scope(),
                        sent.bound(),
                        Objects.requireNonNullElse(body.comment(), ""),
                        current.get()),
                false);
    }

    @ExceptionHandler
    ProblemDetail broken(BrokenDraft broken) {
        return BrokenDrafts.problem(broken);
    }
}
