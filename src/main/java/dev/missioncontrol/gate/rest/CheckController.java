package dev.missioncontrol.gate.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.gate.CheckReport;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.gate.CheckReport.Status;
import dev.missioncontrol.gate.ReportCheck;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what CI systems outside GitHub report. */
@RestController
@Tag(name = "Checks")
class CheckController {

    private final ReportCheck report;
    private final CurrentAccount currentAccount;

    CheckController(ReportCheck report, CurrentAccount currentAccount) {
        this.report = report;
        this.currentAccount = currentAccount;
    }

    /**
     * A check's result; status and conclusion are the words of GitHub's Checks API.
     *
     * @param repo the repository's name; may be left out when the run has but one
     * @param sha the commit that was checked
     * @param name the check's name
     * @param status {@code queued}, {@code in_progress} or {@code completed}
     * @param conclusion {@code success}, {@code failure}...; only when completed
     * @param report a JUnit XML document
     * @param reports several of them
     * @param log what the command printed
     */
    record CheckRequest(
            @Nullable String repo,
            @Nullable String sha,
            @Nullable String name,
            @Nullable String status,
            @Nullable String conclusion,
            @Nullable String report,
            @Nullable List<String> reports,
            @Nullable String log) {}

    /** What was recorded. */
    record CheckBody(
            String repo,
            String sha,
            String name,
            String status,
            @Nullable String conclusion,
            boolean green,
            int tests) {

        static CheckBody of(CheckReport check) {
            var conclusion = check.conclusion();
            return new CheckBody(
                    check.repositoryName(),
                    check.sha().hex(),
                    check.name(),
                    check.status().name().toLowerCase(Locale.ROOT),
                    conclusion == null ? null : conclusion.name().toLowerCase(Locale.ROOT),
                    check.isGreen(),
                    check.tests().tests());
        }
    }

    @PostMapping("/api/runs/{runId}/checks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Report a check on the head commit of a run's pull request")
    CheckBody report(@PathVariable String runId, @RequestBody CheckRequest body) {
        String sha = body.sha();
        if (sha == null) {
            throw Refusal.invalid("sha", "The commit that was checked is missing.", "Send its full id.");
        }
        List<String> reports =
                Objects.requireNonNullElse(body.reports(), body.report() == null ? List.of() : List.of(body.report()));
        return CheckBody.of(report.report(
                WorkflowId.parse(runId),
                new ReportCheck.Report(
                        body.repo(),
                        new CommitId(sha),
                        Objects.requireNonNullElse(body.name(), ""),
                        word("status", Status.values(), Objects.requireNonNullElse(body.status(), "completed")),
                        body.conclusion() == null ? null : word("conclusion", Conclusion.values(), body.conclusion()),
                        reports,
                        body.log()),
                currentAccount.get()));
    }

    private static <E extends Enum<E>> E word(String field, E[] values, String given) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(given.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        field,
                        "'" + given + "' is no " + field + ".",
                        "Send one of " + Arrays.toString(values).toLowerCase(Locale.ROOT) + "."));
    }
}
