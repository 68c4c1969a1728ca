package dev.missioncontrol.policy;

import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.RunContext.Run;
import dev.missioncontrol.policy.change.ChangeContext;
import dev.missioncontrol.policy.change.RevisionFacts;
import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.RunFacts;
import dev.missioncontrol.policy.fact.ToolCallFacts;
import dev.missioncontrol.policy.fact.WriteFacts;
import dev.missioncontrol.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a question into the facts that rules look at. */
@Component
class QuestionFacts {

    private final Repositories repositories;
    private final RevisionFacts revisions;
    private final Clock clock;

    QuestionFacts(Repositories repositories, RevisionFacts revisions, Clock clock) {
        this.repositories = repositories;
        this.revisions = revisions;
        this.clock = clock;
    }

    private record OfRun(Instant at, String requestedBy, String agent, Map<String, String> baseBranches, boolean dryRun)
            implements RunFacts {}

    private record OfToolCall(
            Instant at,
            String requestedBy,
            String agent,
            List<String> repositories,
            String tool,
            @Nullable String server,
            @Nullable String endpoint,
            Map<String, @Nullable Object> arguments)
            implements ToolCallFacts {}

    private record OfWrite(
            Instant at,
            String requestedBy,
            String agent,
            String repository,
            String baseBranch,
            String branch,
            String action,
            String digest)
            implements WriteFacts {}

    /**
     * Returns the facts of an act.
     *
     * @param run what is known of its run
     * @param taking the repositories the facts shall speak of, when it is about several
     */
    Facts of(PolicyQuestion question, Run run, List<RunContext.Repository> taking) {
        return switch (question) {
            case PolicyQuestion.RunStart _ -> {
                var branches = new LinkedHashMap<String, String>();
                taking.forEach(repository -> branches.put(repository.name(), repository.baseBranch()));
                yield new OfRun(clock.instant(), run.requestedBy(), run.agent(), branches, run.dryRun());
            }
            case PolicyQuestion.ToolCall call ->
                new OfToolCall(
                        clock.instant(),
                        run.requestedBy(),
                        call.agent(),
                        taking.stream().map(RunContext.Repository::name).toList(),
                        call.tool(),
                        call.server(),
                        call.endpoint(),
                        call.arguments());
            case PolicyQuestion.Revision revision ->
                revisions.of(
                        revision.patchSet(),
                        revision.patchSet().current().number(),
                        new ChangeContext(
                                clock.instant(), run.requestedBy(), run.agent(), baseBranch(revision.patchSet(), run)));
            case PolicyQuestion.Write write ->
                new OfWrite(
                        clock.instant(),
                        run.requestedBy(),
                        run.agent(),
                        write.patchSet().repositoryName(),
                        baseBranch(write.patchSet(), run),
                        write.patchSet().current().branch(),
                        write.action(),
                        write.patchSet().current().digest().hex());
        };
    }

    private String baseBranch(PatchSet patchSet, Run run) {
        return run.repositories().stream()
                .filter(repository -> repository.id().equals(patchSet.repository()))
                .map(RunContext.Repository::baseBranch)
                .findFirst()
                .orElseGet(() -> configuredBaseBranch(patchSet));
    }

    /** The branch of a PatchSet that was proposed by itself. */
    private String configuredBaseBranch(PatchSet patchSet) {
        try {
            return repositories.get(patchSet.repository()).baseBranch();
        } catch (Refusal disconnected) {
            return "";
        }
    }
}
