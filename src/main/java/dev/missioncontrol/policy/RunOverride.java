package dev.missioncontrol.policy;

import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person let what policy found at the start of a run, or in a call of a tool, pass for that run.
 *
 * @param id its id
 * @param workflow the run
 * @param point where it was found: {@code RUN_START} or {@code TOOL_CALL}
 * @param subject the tool; empty at run start
 * @param fingerprints the findings
 * @param rules the ids of the rules that found them
 * @param roles what the person was, in lower case
 * @param reason why
 * @param by the account
 * @param at when
 */
public record RunOverride(
        UUID id,
        WorkflowId workflow,
        PolicyQuestion.Point point,
        String subject,
        List<String> fingerprints,
        List<String> rules,
        List<String> roles,
        String reason,
        String by,
        Instant at)
        implements LetPass {

    /** Copies the lists. */
    public RunOverride {
        fingerprints = List.copyOf(fingerprints);
        rules = List.copyOf(rules);
        roles = List.copyOf(roles);
    }
}
