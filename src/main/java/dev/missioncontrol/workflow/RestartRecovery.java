package dev.missioncontrol.workflow;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Knows whether another node may be running steps: not with the embedded database, which one server alone can open. */
@Component
class RestartRecovery {

    private final boolean onlyNode;

    RestartRecovery(@Value("${spring.datasource.url:}") String url) {
        this.onlyNode = url.isEmpty();
    }

    boolean isOnlyNode() {
        return onlyNode;
    }
}
