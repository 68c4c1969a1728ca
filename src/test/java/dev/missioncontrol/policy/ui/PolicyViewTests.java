package dev.missioncontrol.policy.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.tabs.TabSheet;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.verdict.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class PolicyViewTests extends ViewTest {

    private static final String PACK = """
            version: 1
            name: mine
            frozen:
              - { id: licence, paths: ["LICENSE"] }
            tests:
              - name: the licence stays
                facts: { point: patch_set, repository: shop, baseBranch: main, branch: b, files: [{ path: LICENSE }] }
                expect: { status: deny, rules: [licence] }
            """;

    @Autowired
    private Packs packs;

    @Autowired
    private Repositories repositories;

    @TempDir
    private Path directory;

    @Test
    void showsWhatIsInForceAndWhatToBeginFrom() {
        signIn(TestAccounts.MEMBER);
        open("policy");

        assertThat(text()).contains("In force", "All repositories", "strict-regulated", "permissive-observe");
    }

    @Test
    void letsMembersTryADraftAndNotPublishIt() {
        open(TestAccounts.MEMBER, "policy/draft?starter=strict-regulated");

        assertThat(text()).contains("Draft from strict-regulated", "No errors");
        assertThat(_get(Button.class, spec -> spec.withText("Publish…")).isEnabled())
                .isFalse();
    }

    @Test
    void publishesADraftAfterShowingWhatChanges() {
        ForgeRepository repository = connected();
        open(TestAccounts.ADMIN, "policy/draft?starter=standard&repo=" + repository.name());
        type(PACK);
        _click(_get(Button.class, spec -> spec.withText("Publish…")));
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("1 of 1 tests passed");
        _click(_get(Button.class, spec -> spec.withText("Publish")));

        assertThat(packs.inForce(Scope.REPO, repository.id())).hasValueSatisfying(version -> {
            assertThat(version.yaml()).isEqualTo(PACK);
            assertThat(version.publishedBy()).isEqualTo(TestAccounts.ADMIN.name());
        });
        assertThat(address()).isEqualTo("policy/mine/1?repo=" + repository.name());
    }

    @Test
    void doesNotPublishWhatHasErrors() {
        open(TestAccounts.ADMIN, "policy/draft?starter=standard");
        type("version: 1\nnam: x\n");
        _click(_get(Button.class, spec -> spec.withText("Publish…")));

        _assertNone(Dialog.class);
        assertThat(text()).contains("unknown-key");
        _get(TabSheet.class).setSelectedIndex(1);
        assertThat(text()).contains("The tests run once the pack has no errors.");
    }

    @Test
    void comparesVersionsAndPutsAnOlderOneInForce() {
        ForgeRepository repository = connected();
        packs.publish(PACK, Scope.REPO, repository.id(), "First", TestAccounts.ADMIN);
        packs.publish(
                PACK.replace("licence,", "terms,").replace("[licence]", "[terms]"),
                Scope.REPO,
                repository.id(),
                "Second",
                TestAccounts.ADMIN);

        open(TestAccounts.ADMIN, "policy/mine/2?compare=1&repo=" + repository.name());
        assertThat(text()).contains("From mine v1 to mine v2", "Added", "terms", "Removed", "licence");

        open("policy/mine/1?line=4&repo=" + repository.name());
        assertThat(text()).contains("Not in force", "First", "Second");
        _click(_get(Button.class, spec -> spec.withText("Put in force")));
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Put in force")));

        assertThat(packs.inForce(Scope.REPO, repository.id()).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void showsEachRuleInForceWithItsOrigin() {
        ForgeRepository repository = connected();
        packs.publish(PACK, Scope.REPO, repository.id(), "", TestAccounts.ADMIN);

        open(TestAccounts.MEMBER, "policy/effective?repo=" + repository.name());

        assertThat(text())
                .contains(
                        "For " + repository.name(), "mine, for this repository, line 4", "licence", ", for all, line");
    }

    @Test
    void triesADraftOnADiff() {
        open(TestAccounts.MEMBER, "policy/draft?starter=standard");
        type(PACK);
        _get(TabSheet.class).setSelectedIndex(4);
        _get(TrialPanel.class).evaluate("""
                        diff --git a/LICENSE b/LICENSE
                        --- a/LICENSE
                        +++ b/LICENSE
                        @@ -1 +1 @@
                        -Old
                        +New
                        """.getBytes(StandardCharsets.UTF_8));

        assertThat(text()).contains("Blocked", "licence", "LICENSE");
    }

    @Test
    void simulatesADraftInTheBackground() {
        open(TestAccounts.MEMBER, "policy/draft?starter=standard");
        _get(TabSheet.class).setSelectedIndex(3);
        _click(_get(Button.class, spec -> spec.withText("Simulate")));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(text()).contains("decided again");
        });
    }

    @Test
    void comparesADraftWithThePackInForce() {
        ForgeRepository repository = connected();
        packs.publish(PACK, Scope.REPO, repository.id(), "", TestAccounts.ADMIN);
        open(TestAccounts.MEMBER, "policy/draft?starter=standard");
        _setValue(_get(ComboBox.class), repository);
        type(PACK.replace("LICENSE\"]", "LICENSE\", \"NOTICE\"]"));
        _get(TabSheet.class).setSelectedIndex(2);

        assertThat(text()).contains("Compared with mine v1", "Changed", "NOTICE");
    }

    private void open(Account account, String address) {
        signIn(account);
        open(address);
    }

    private void type(String yaml) {
        _fireDomEvent(
                _get(PolicyEditor.class),
                "text-change",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("event.detail.text", yaml)
                        .put("event.detail.version", 2));
    }

    private ForgeRepository connected() {
        accounts.ensure();
        String name = "view-" + UUID.randomUUID().toString().substring(0, 8);
        TestRepository repository = TestRepository.create(directory.resolve(name));
        repository.commit("LICENSE", "Old\n", "Add the licence");
        return repositories.connect(repository.directory().toString(), name, null, TestAccounts.ADMIN);
    }

    /** What the page says; of tabs, the one that is open. */
    private String text() {
        return _find(TabSheet.class).stream()
                .map(tabs ->
                        tabs.getComponent(tabs.getSelectedTab()).getElement().getTextRecursively())
                .reduce(shown().getElement().getTextRecursively(), String::concat);
    }
}
