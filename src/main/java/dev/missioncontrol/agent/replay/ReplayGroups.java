package dev.missioncontrol.agent.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.missioncontrol.shared.AgentRunId;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Which replays were asked for together: what one has computed, the others of its group on the same server take over. A
 * server that does not know the group, for it was started since, has each compute for itself.
 */
@Component
class ReplayGroups {

    private final Cache<AgentRunId, String> groups = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Makes a group of the replays. */
    void together(List<AgentRunId> replays) {
        String group = "replay/" + replays.getFirst();
        replays.forEach(replay -> groups.put(replay, group));
    }

    /** Returns within which replays this one may reuse what was computed. */
    String sharing(AgentRunId replay) {
        String group = groups.getIfPresent(replay);
        return group == null ? "replay/" + replay : group;
    }
}
