package dev.missioncontrol.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import dev.missioncontrol.workflow.ui.WhatIfDesk.Candidate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class WhatIfViewTests extends ViewTest {

    private static final String NO_RECIPES = """
            version: 1
            name: no-recipes
            description: Agents may look, and nothing else.
            mode: enforce
            tools:
              allow:
                - name: list_files
            """;

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private WhatIfDesk desk;

    @TempDir
    private Path directory;

    @Test
    void namesTheVerdictsThatAnotherPackWouldTurn() {
        WorkflowId id = aRun();

        var result = desk.decide(id, new Candidate("no-recipes", NO_RECIPES));

        assertThat(result.flips()).extracting(flip -> flip.decision().subject()).contains("run_recipes");
        assertThat(result.flips())
                .allSatisfy(flip -> assertThat(flip.nowAllowed()).isFalse());
    }

    @Test
    void offersTheStartersAndSaysThatNothingWouldChange() {
        WorkflowId id = aRun();
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id + "?tab=runs");

        _click(_get(Button.class, spec -> spec.withText("What if…")));
        WhatIfDialog dialog = _get(WhatIfDialog.class);
        @SuppressWarnings("unchecked")
        Select<Candidate> packs = _get(dialog, Select.class);
        assertThat(desk.candidates()).extracting(Candidate::label).contains("strict-regulated (starter)");
        packs.setValue(desk.candidates().stream()
                .filter(each -> each.label().equals("permissive-observe (starter)"))
                .findFirst()
                .orElseThrow());
        _click(_get(dialog, Button.class, spec -> spec.withText("Decide again")));

        assertThat(dialog.getElement().getTextRecursively()).contains("No verdict would change");
    }

    private WorkflowId aRun() {
        TestRepository files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        return driver.replacing("colour", "color", driver.connect(files));
    }
}
