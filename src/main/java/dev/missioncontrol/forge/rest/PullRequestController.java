package dev.missioncontrol.forge.rest;

import dev.missioncontrol.forge.Commit;
import dev.missioncontrol.forge.Commits;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequestChecks;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.Repositories;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pull requests of connected repositories. */
@RestController
@RequestMapping("/api/repositories/{name}/pulls")
@Tag(name = "Repositories")
class PullRequestController {

    private final Repositories repositories;
    private final PullRequests pullRequests;
    private final Commits commits;
    private final ObjectProvider<PullRequestChecks> checks;

    PullRequestController(
            Repositories repositories,
            PullRequests pullRequests,
            Commits commits,
            ObjectProvider<PullRequestChecks> checks) {
        this.repositories = repositories;
        this.pullRequests = pullRequests;
        this.commits = commits;
        this.checks = checks;
    }

    @GetMapping("/{number}")
    @Operation(summary = "Return a pull request with its commits and checks")
    Pull get(@PathVariable String name, @PathVariable int number) {
        ForgeRepository repository = repositories.byName(name);
        PullRequest pull = pullRequests.get(repository.id(), number);
        return new Pull(
                repository.name(),
                pull.number(),
                pull.workflow().toString(),
                pull.state(),
                pull.title(),
                pull.body(),
                pull.base(),
                pull.baseCommit().hex(),
                pull.branch(),
                pull.head().hex(),
                pull.openedAt(),
                commits.between(repository.id(), pull.baseCommit(), pull.head()).stream()
                        .map(PullCommit::of)
                        .toList(),
                checks.orderedStream().flatMap(each -> each.of(pull).stream()).toList());
    }

    /**
     * A pull request.
     *
     * @param repo the repository's name
     * @param number its number there
     * @param runId the run that opened it
     * @param state OPEN, MERGED or CLOSED
     * @param title its title
     * @param body its description, in Markdown
     * @param base the branch it asks to be merged into
     * @param baseSha the commit it started from
     * @param branch the head branch
     * @param headSha the commit the head branch points at
     * @param openedAt when it was opened
     * @param commits what it would merge, oldest first
     * @param checks what was checked on its head
     */
    record Pull(
            String repo,
            int number,
            String runId,
            PullRequest.State state,
            String title,
            String body,
            String base,
            String baseSha,
            String branch,
            String headSha,
            Instant openedAt,
            List<PullCommit> commits,
            List<PullRequestChecks.Check> checks) {}

    /**
     * A commit of a pull request.
     *
     * @param sha its id
     * @param subject the first line of its message
     * @param author who wrote it
     * @param authoredAt when
     */
    record PullCommit(String sha, String subject, String author, Instant authoredAt) {

        static PullCommit of(Commit commit) {
            return new PullCommit(commit.id().hex(), commit.subject(), commit.author(), commit.authoredAt());
        }
    }
}
