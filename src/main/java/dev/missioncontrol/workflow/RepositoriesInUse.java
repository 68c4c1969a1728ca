package dev.missioncontrol.workflow;

import dev.missioncontrol.forge.RepositoryDisconnected;
import dev.missioncontrol.shared.Refusal;
import java.util.Arrays;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a repository connected while a live run works on it. */
@Component
class RepositoriesInUse {

    private final JdbcClient jdbc;

    RepositoriesInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(RepositoryDisconnected event) {
        String[] live = Arrays.stream(WorkflowState.values())
                .filter(WorkflowState::isLive)
                .map(Enum::name)
                .toArray(String[]::new);
        int runs = jdbc.sql("select count(*) from workflow w join workflow_repo r on r.workflow_id = w.id"
                        + " where r.repository_id = ? and w.state = any(?)")
                .param(event.repository().id().value())
                .param(live)
                .query(Integer.class)
                .single();
        if (runs > 0) {
            throw Refusal.conflict(
                    event.repository().name() + " takes part in " + runs + (runs == 1 ? " live run." : " live runs."),
                    "Cancel them or wait until they are over, then disconnect it.");
        }
    }
}
