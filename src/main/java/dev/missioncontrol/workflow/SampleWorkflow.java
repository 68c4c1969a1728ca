package dev.missioncontrol.workflow;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Runs the whole story on the sample project, for people who have just arrived. */
@Service
public class SampleWorkflow {

    private final Repositories repositories;
    private final StartWorkflow start;

    SampleWorkflow(Repositories repositories, StartWorkflow start) {
        this.repositories = repositories;
        this.start = start;
    }

    /** Makes the sample project, unless it is there, and asks for three changes in it. */
    public WorkflowId start(Account by) {
        ForgeRepository sample = repositories.createSample(by);
        return start.start(
                new StartWorkflow.Request(
                        """
                        Give ParcelMgr a better name and tidy up

                        Rename ParcelMgr to ParcelRegister, link to the handbook by https, and remove imports that \
                        nobody uses.""",
                        List.of(new StartWorkflow.Participant(sample.name(), null)),
                        new WorkflowOptions(
                                new AgentOptions(
                                        "codemod",
                                        List.of(
                                                new AgentOptions.RecipeUse(
                                                        "rename-type",
                                                        Map.of(
                                                                "oldType", "com.example.parcels.store.ParcelMgr",
                                                                "newType", "com.example.parcels.store.ParcelRegister")),
                                                new AgentOptions.RecipeUse(
                                                        "find-and-replace",
                                                        Map.of(
                                                                "find", "http://parcels.example.com",
                                                                "replace", "https://parcels.example.com")),
                                                new AgentOptions.RecipeUse("remove-unused-imports", Map.of())),
                                        null),
                                false,
                                List.of())),
                by);
    }
}
