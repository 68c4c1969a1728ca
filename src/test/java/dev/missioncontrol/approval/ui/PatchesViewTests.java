package dev.missioncontrol.approval.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PatchesViewTests extends ViewTest {

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private Approvals approvals;

    private final WorkflowId workflow = WorkflowId.next();
    private final List<PatchScenario> scenarios = new ArrayList<>();

    @BeforeEach
    void begin() {
        signIn(TestAccounts.MEMBER);
    }

    @AfterEach
    void remove() {
        scenarios.forEach(PatchScenario::close);
    }

    @Test
    void listsWhatWaitsForMeApartFromTheRest() {
        PatchSetRevision revision = propose();
        open(ReviewNavigation.queue());
        search(0);
        assertThat(links("Your turn")).containsExactly(ReviewNavigation.review(revision.patchSet()));
        assertThat(links("Everything else")).isEmpty();

        approvals.record(revision.patchSet(), revision.digest(), Decision.APPROVE, null, TestAccounts.MEMBER);
        signIn(TestAccounts.MEMBER);
        open(ReviewNavigation.queue());
        search(0);

        assertThat(links("Your turn")).isEmpty();
        assertThat(links("Everything else")).containsExactly(ReviewNavigation.review(revision.patchSet()));
    }

    @Test
    void showsMoreOnDemand() {
        String oldest = ReviewNavigation.review(propose().patchSet());
        for (int i = 0; i < 25; i++) {
            propose();
        }
        open(ReviewNavigation.queue());
        assertThat(links("Your turn")).doesNotContain(oldest);

        _click(_get(section("Your turn"), Button.class, spec -> spec.withText("Show more")));

        assertThat(links("Your turn")).contains(oldest).doesNotHaveDuplicates();
    }

    @Test
    void saysSoWhenNothingIsFound() {
        open(ReviewNavigation.queue());
        _setValue(_get(TextField.class), "no such title " + workflow);

        assertThat(links("Your turn")).isEmpty();
        assertThat(section("Your turn").getElement().getTextRecursively()).contains("Nothing waits for you.");
    }

    private void search(int scenario) {
        _setValue(_get(TextField.class), scenarios.get(scenario).repository().name());
    }

    private PatchSetRevision propose() {
        PatchScenario scenario =
                PatchScenario.with(repositories, forge, patchSets, workflow, "README.md", "Hello\nworld\n");
        scenarios.add(scenario);
        return scenario.seal("README.md", "Hello\nmoon\n");
    }

    private static ReviewList section(String title) {
        return _find(ReviewList.class).stream()
                .filter(list -> _get(list, H2.class).getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> links(String title) {
        return _find(section(title), ReviewRow.class).stream()
                .map(ReviewRow::getHref)
                .toList();
    }
}
