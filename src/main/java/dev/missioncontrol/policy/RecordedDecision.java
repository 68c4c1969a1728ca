package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision that was recorded.
 *
 * @param id its number; later decisions have higher ones
 * @param workflow the workflow
 * @param point where it was asked
 * @param repositoryId the repository; null when the act is about a whole run
 * @param repository the repository's name; empty when the act is about a whole run
 * @param subject the tool or the action; empty at run start and for a revision
 * @param subjectDigest the digest of the revision; null when there is none
 * @param status what the packs said before modes and overrides
 * @param allowed whether the act could go on
 * @param pack the names of the packs
 * @param packHash the digest over them
 * @param chainIndex the index of its ledger entry in the workflow's chain
 * @param at when
 */
public record RecordedDecision(
        long id,
        WorkflowId workflow,
        PolicyQuestion.Point point,
        @Nullable RepositoryId repositoryId,
        String repository,
        String subject,
        @Nullable Digest subjectDigest,
        Status status,
        boolean allowed,
        String pack,
        Digest packHash,
        long chainIndex,
        Instant at) {}
