package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;
import java.time.Instant;

/**
 * A commit as people want to see it.
 *
 * @param id its id
 * @param subject the first line of its message
 * @param author the name of whoever wrote it, as the commit says
 * @param authoredAt when it was written, as the commit says
 */
public record Commit(CommitId id, String subject, String author, Instant authoredAt) {}
