package dev.missioncontrol.policy.draft;

import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has written in the editor and not published yet.
 *
 * @param source what it was begun from; with the account it names the draft
 * @param title what people call it
 * @param address the page that opens it
 * @param yaml the text
 * @param repository whom it shall bind; null for every repository
 * @param replaces the version that its author knew to be in force there; null when none was
 * @param revision grows with each change, from 1
 * @param changedAt when it was changed last
 */
public record KeptDraft(
        String source,
        String title,
        String address,
        String yaml,
        @Nullable RepositoryId repository,
        @Nullable UUID replaces,
        int revision,
        Instant changedAt) {}
