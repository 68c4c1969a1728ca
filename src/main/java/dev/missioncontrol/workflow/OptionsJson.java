package dev.missioncontrol.workflow;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a workflow's options as JSON. */
@Component
class OptionsJson {

    private final JsonMapper json = JsonMapper.builder()
            // Options stored by an earlier version lack what came later.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    String write(WorkflowOptions options) {
        return json.writeValueAsString(options);
    }

    WorkflowOptions read(String text) {
        return json.readValue(text, WorkflowOptions.class);
    }
}
