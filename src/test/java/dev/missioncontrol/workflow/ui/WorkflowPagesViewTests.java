package dev.missioncontrol.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class WorkflowPagesViewTests extends ViewTest {

    @Autowired
    private WorkflowDriver driver;

    @TempDir
    private Path directory;

    private ForgeRepository repository;

    @BeforeEach
    void aRepository() {
        TestRepository git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello colour\n", "Say hello");
        repository = driver.connect(git);
        signIn(TestAccounts.MEMBER);
    }

    @Test
    void listsWorkflowsAndNarrowsThemDown() {
        driver.replacing("colour", "color", repository);
        open("?q=" + repository.name());
        assertThat(_find(WorkflowRow.class)).hasSize(1);
        assertThat(_get(WorkflowRow.class).getElement().getTextRecursively()).contains("Change the wording");

        _setValue(_get(TextField.class), "nothing is called that");
        assertThat(_find(WorkflowRow.class)).isEmpty();
        assertThat(_find(EmptyState.class)).hasSize(1);
    }

    @Test
    void showsEveryTabOfAWorkflow() {
        var id = driver.replacing("colour", "color", repository);
        open("workflows/" + id);
        assertThat(_find(StatusBadge.class)).anyMatch(badge -> badge.getText().equals("Waiting for approval"));
        for (Tab tab : _find(Tab.class)) {
            _get(TabSheet.class).setSelectedTab(tab);
            assertThat(text(_get(TabSheet.class))).as(tab.getLabel()).isNotBlank();
        }
        assertThat(_find(Tab.class))
                .extracting(Tab::getLabel)
                .containsExactly(
                        "Overview", "Architecture", "Timeline", "Artifacts", "Policy", "Patches", "Runs", "Ledger");
    }

    @Test
    void opensTheTabThatTheAddressNames() {
        var id = driver.replacing("colour", "color", repository);
        open("workflows/" + id + "?tab=patches");
        assertThat(_get(TabSheet.class).getSelectedTab().getLabel()).isEqualTo("Patches");
        assertThat(_find(Span.class)).anyMatch(span -> span.getText().startsWith("Replace colour"));
    }

    @Test
    void offersWhatTheStateAllows() {
        var id = driver.replacing("nothing like it", "x", repository);
        open("workflows/" + id);
        assertThat(_find(Button.class))
                .extracting(Button::getText)
                .contains("Overrule")
                .doesNotContain("Pause", "Cancel");
    }

    @Test
    void showsARefusalAtTheFieldItIsAbout() {
        open("new");
        _click(_get(Button.class, spec -> spec.withText("Start")));
        TextArea idea = _get(TextArea.class, spec -> spec.withLabel("What shall change?"));
        awaitInvalid(idea);
        assertThat(idea.getErrorMessage()).contains("The idea is empty");
    }

    private static void awaitInvalid(TextArea field) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!field.isInvalid() && System.nanoTime() < deadline) {
            com.github.mvysny.kaributesting.v10.MockVaadin.runUIQueue();
            Thread.onSpinWait();
        }
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
