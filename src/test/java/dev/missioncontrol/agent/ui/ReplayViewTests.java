package dev.missioncontrol.agent.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.replay.ReplayJob;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class ReplayViewTests extends ViewTest {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private AgentRuns runs;

    @Autowired
    private ReplayJob job;

    @TempDir
    private Path directory;

    @Test
    void replaysARunAndShowsTheReport() {
        TestRepository files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        WorkflowId id = driver.replacing("colour", "color", driver.connect(files));
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id + "?tab=runs");

        _click(_find(Button.class, spec -> spec.withText("Replay")).getLast());
        var replay = runs.ofWorkflow(id).getLast();
        assertThat(replay.replay()).isNotNull();
        job.run(replay.id().value());
        open("workflows/" + id + "?tab=runs");

        assertThat(_find(AgentRunRow.class).getLast().getElement().getTextRecursively())
                .contains("Replay of Code")
                .contains("identical");
        _click(_get(Button.class, spec -> spec.withText("Report")));
        assertThat(_get(ReplayDialog.class).getElement().getTextRecursively())
                .contains("All 2 calls and the output are those recorded.")
                .contains("the same now");
    }
}
