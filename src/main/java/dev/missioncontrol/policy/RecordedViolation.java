package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.PolicyViolation;
import java.time.Instant;

/**
 * A violation with the recorded decision it is part of.
 *
 * @param decision the decision's number
 * @param point where it was found
 * @param repository the repository's name; empty when it is about a whole run
 * @param subject the tool or the action; empty at run start and for a revision
 * @param chainIndex the index of the decision's ledger entry
 * @param at when
 * @param violation what was found
 */
public record RecordedViolation(
        long decision,
        PolicyQuestion.Point point,
        String repository,
        String subject,
        long chainIndex,
        Instant at,
        PolicyViolation violation) {}
