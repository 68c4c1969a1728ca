package dev.missioncontrol.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import dev.missioncontrol.workflow.WorkflowOptions;
import dev.missioncontrol.workflow.WorkflowState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class BudgetViewTests extends ViewTest {

    @Autowired
    private WorkflowDriver driver;

    @TempDir
    private Path directory;

    private WorkflowId id;

    @BeforeEach
    void aRunThatABudgetStopped() {
        TestRepository git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello colour\n", "Say hello");
        ForgeRepository repository = driver.connect(git);
        var agent = WorkflowDriver.options("colour", "color", false).agent();
        id = driver.starting(
                new WorkflowOptions(agent, false, List.of(), Map.of(Meter.TOOL_CALLS, 1L), false), repository);
    }

    @Test
    void showsWhatWasUsedAndWhatIsSpent() {
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id);

        assertThat(_get(BudgetCard.class).getElement().getTextRecursively())
                .contains("Tool calls of this run")
                .contains("1 of 1")
                .contains("spent")
                .contains("Asked for with the run");
        _assertNone(Button.class, spec -> spec.withText("Top up"));
    }

    @Test
    void letsAnAdministratorTopUpAndGoOn() {
        signIn(TestAccounts.ADMIN);
        open("workflows/" + id);
        assertThat(_find(Button.class, spec -> spec.withText("Top up"))).hasSize(2);

        _click(_find(Button.class, spec -> spec.withText("Top up")).getFirst());
        Dialog dialog = _get(Dialog.class);
        assertThat(_get(dialog, Select.class).getValue()).isNotNull();
        _setValue(_get(dialog, TextArea.class, spec -> spec.withLabel("Reason")), "More files than thought");
        _click(confirm(dialog));
        assertThat(dialog.isOpened()).isTrue();
        assertThat(dialog.getElement().getTextRecursively()).contains("The amount is missing.");

        _setValue(_get(dialog, BigDecimalField.class), new BigDecimal("100"));
        _click(confirm(dialog));
        assertThat(dialog.isOpened()).isFalse();
        driver.drain(id);
        assertThat(driver.state(id)).as(driver.view(id).reason()).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    void asksForTheBudgetOfANewRun() {
        signIn(TestAccounts.MEMBER);
        open("new");

        BudgetFields fields = _get(BudgetFields.class);
        fields.setOpened(true);
        _setValue(_get(fields, BigDecimalField.class, spec -> spec.withLabel("Tool calls")), new BigDecimal("12"));
        _setValue(
                _get(fields, BigDecimalField.class, spec -> spec.withLabel("Model cost in US dollars")),
                new BigDecimal("2.50"));

        assertThat(fields.limits())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Meter.TOOL_CALLS, 12L, Meter.COST_MILLIS, 2_500L));
    }

    private static Button confirm(Dialog dialog) {
        return _find(dialog, Button.class, spec -> spec.withText("Top up")).getFirst();
    }
}
