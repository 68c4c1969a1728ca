package dev.missioncontrol.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import dev.missioncontrol.PageText;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import dev.missioncontrol.workflow.WorkflowState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class PolicyTabViewTests extends ViewTest {

    private static final String RULES = """
            file_globs:
              - id: finished
                paths: "**/*.md"
                effect: deny
                reason: The documents are finished.
                may_override: [admin]
            """;

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private TestPacks packs;

    @TempDir
    private Path directory;

    private TestRepository git;
    private ForgeRepository repository;

    @BeforeEach
    void aRepository() {
        git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello colour\n", "Say hello");
        repository = driver.connect(git);
    }

    @Test
    void saysThatNothingIsWrongAndListsTheDecisionsByPoint() {
        WorkflowId id = driver.replacing("colour", "color", repository);
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id + "?tab=policy");

        assertThat(text(tab()))
                .contains("Policy objects to nothing.")
                .contains("Run start")
                .contains("Tool calls")
                .contains("Revisions")
                .doesNotContain("Blocks");
    }

    @Test
    void opensADecisionIntoItsVerdict() {
        WorkflowId id = driver.replacing("colour", "color", repository);
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id + "?tab=policy");
        Details decision = _find(tab(), Details.class).getFirst();
        assertThat(text(decision)).doesNotContain("Ledger entry");

        decision.setOpened(true);

        assertThat(text(decision)).contains("Ledger entry").contains("had nothing to say");
    }

    @Test
    void showsWhatBlocksWithRuleRemedyAndWhoMayOverrideIt() {
        PackVersion pack = packs.publish(repository.id(), "enforce", RULES);
        WorkflowId id = driver.replacing("colour", "color", repository);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id + "?tab=policy");

        assertThat(text(tab()))
                .contains("Blocks")
                .contains("README.md")
                .contains("The documents are finished.")
                .contains("may be overridden by admin only");
        assertThat(_find(tab(), Anchor.class))
                .anyMatch(anchor -> anchor.getText().contains("finished of house-rules, line")
                        && anchor.getHref()
                                .startsWith("policy/house-rules/" + pack.hash().hex() + "?line="));
        _assertNone(tab(), Button.class, spec -> spec.withText("Override…"));
    }

    @Test
    void letsThoseWhoMayOverrideAFindingWithAReason() {
        packs.publish(repository.id(), "enforce", RULES);
        WorkflowId id = driver.replacing("colour", "color", repository);
        signIn(TestAccounts.ADMIN);
        open("workflows/" + id + "?tab=policy");

        _click(_get(tab(), Button.class, spec -> spec.withText("Override…")));
        Dialog dialog = _get(Dialog.class);
        _setValue(_get(dialog, TextArea.class, spec -> spec.withLabel("Why it may pass")), "It is a spelling mistake");
        _click(_get(dialog, Button.class, spec -> spec.withText("Override")));

        assertThat(text(tab()))
                .contains("Overridden by " + TestAccounts.ADMIN.name())
                .doesNotContain("Blocks");
        driver.drain(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    void letsAnAdministratorOverrideWhatStoppedTheStart() {
        packs.publish(
                repository.id(), "enforce", "repositories:\n  deny: { value: [\"**\"], may_override: [admin] }\n");
        WorkflowId id = driver.replacing("colour", "color", repository);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        signIn(TestAccounts.ADMIN);
        open("workflows/" + id + "?tab=policy");

        _click(_get(tab(), Button.class, spec -> spec.withText("Override…")));
        Dialog dialog = _get(Dialog.class);
        assertThat(text(dialog)).contains("The override holds for this run");
        _setValue(_get(dialog, TextArea.class, spec -> spec.withLabel("Why it may pass")), "Agreed with the owners");
        _click(_get(dialog, Button.class, spec -> spec.withText("Override")));

        driver.drain(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    void leadsToThePageOfAPackThatTheRepositoryBringsAlong() {
        CommitId commit =
                git.commit(".missioncontrol/policy.yml", "version: 1\nname: brought-along\n" + RULES, "Have a policy");
        WorkflowId id = driver.replacing("colour", "color", repository);
        git.commit(".missioncontrol/policy.yml", "version: 1\nname: another\n", "Have another");
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id + "?tab=policy");
        String address = _find(tab(), Anchor.class).stream()
                .filter(anchor -> anchor.getText().contains("finished of brought-along"))
                .findFirst()
                .orElseThrow()
                .getHref();

        open(address);

        assertThat(address).startsWith("policy/brought-along/").endsWith("?line=4");
        assertThat(PageText.of(shown()))
                .contains("brought-along", ".missioncontrol/policy.yml of " + repository.name(), commit.abbreviated());
        _assertNone(Button.class, spec -> spec.withText("Edit as a draft"));
    }

    @Test
    void showsWhatWouldHaveBeenBlocked() {
        packs.publish(repository.id(), "observe", RULES);
        WorkflowId id = driver.replacing("colour", "color", repository);
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id + "?tab=policy");

        assertThat(text(tab()))
                .contains("Would have been blocked")
                .contains("only observes")
                .contains("The documents are finished.");
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    void showsHowFarTheApprovalsOfEachRuleHaveCome() {
        packs.publish(
                repository.id(), "enforce", "approvals:\n  - id: two-people\n    count: 2\n    roles: [member]\n");
        WorkflowId id = driver.replacing("colour", "color", repository);
        driver.approve(driver.patchSets(id).getFirst());
        signIn(TestAccounts.MEMBER);
        open("workflows/" + id + "?tab=policy");

        assertThat(text(tab()))
                .contains("2 approvals by member")
                .contains("1 of 2")
                .contains("Approved by " + TestAccounts.ADMIN.name())
                .contains("two-people of house-rules");
    }

    private static PolicyTab tab() {
        return _get(PolicyTab.class);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
