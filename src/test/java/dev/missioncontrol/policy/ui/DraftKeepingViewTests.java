package dev.missioncontrol.policy.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import dev.missioncontrol.PageText;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.policy.draft.KeptDraft;
import dev.missioncontrol.policy.draft.KeptDrafts;
import dev.missioncontrol.policy.verdict.Scope;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class DraftKeepingViewTests extends ViewTest {

    private static final String PACK = "version: 1\nname: mine\nfrozen:\n  - { id: licence, paths: [LICENSE] }\n";

    @Autowired
    private Packs packs;

    @Autowired
    private KeptDrafts drafts;

    @Autowired
    private Repositories repositories;

    @TempDir
    private Path directory;

    private ForgeRepository repository;
    private String address;

    @BeforeEach
    void aRepository() {
        accounts.ensure();
        String name = "draft-" + UUID.randomUUID().toString().substring(0, 8);
        TestRepository git = TestRepository.create(directory.resolve(name));
        git.commit("LICENSE", "Old\n", "Add the licence");
        repository = repositories.connect(git.directory().toString(), name, null, TestAccounts.ADMIN);
        address = "policy/draft?starter=standard&repo=" + name;
    }

    @Test
    void anotherBrowserGoesOnWhereOneStopped() {
        write(TestAccounts.ADMIN, address, PACK);

        open(TestAccounts.ADMIN, address);
        assertThat(_get(PolicyEditor.class).text()).isEqualTo(PACK);
        assertThat(text()).contains("This is your draft, changed");

        open(TestAccounts.ADMIN, "policy");
        assertThat(text()).contains("Your drafts", "Draft from standard");
    }

    @Test
    void aDraftIsItsAuthorsAlone() {
        write(TestAccounts.ADMIN, address, PACK);

        open(TestAccounts.MEMBER, address);

        assertThat(_get(PolicyEditor.class).text()).isNotEqualTo(PACK).contains("name: standard");
        assertThat(text()).doesNotContain("This is your draft");
    }

    @Test
    void whatWasPublishedIsNoDraftAnyMore() {
        write(TestAccounts.ADMIN, address, PACK);
        _click(_get(Button.class, spec -> spec.withText("Publish…")));
        _click(_get(Button.class, spec -> spec.withText("Publish")));

        assertThat(packs.inForce(Scope.REPO, repository.id())).isPresent();
        assertThat(kept(TestAccounts.ADMIN)).isNull();
    }

    @Test
    void discardedDraftIsGoneAndTheTextItWasBegunFromIsShown() {
        write(TestAccounts.ADMIN, address, PACK);
        open(TestAccounts.ADMIN, address);

        _click(_get(Button.class, spec -> spec.withText("Discard it")));

        assertThat(kept(TestAccounts.ADMIN)).isNull();
        assertThat(_get(PolicyEditor.class).text()).contains("name: standard");
    }

    @Test
    void saysThatAnotherVersionIsInForceSince() {
        PackVersion first = packs.publish(PACK, Scope.REPO, repository.id(), "", TestPacks.AUTHOR);
        String edit = "policy/draft?version=" + first.id() + "&repo=" + repository.name();
        write(TestAccounts.ADMIN, edit, PACK + "# Mine.\n");
        PackVersion second = packs.publish(PACK + "# Theirs.\n", Scope.REPO, repository.id(), "", TestPacks.AUTHOR);

        open(TestAccounts.ADMIN, "policy/draft?version=" + second.id() + "&repo=" + repository.name());

        assertThat(_get(PolicyEditor.class).text()).endsWith("# Mine.\n");
        assertThat(text()).contains("mine v2 was put in force since this draft was begun", TestPacks.AUTHOR.name());
        _click(_get(Button.class, spec -> spec.withText("Understood")));
        open(TestAccounts.ADMIN, edit);
        assertThat(text()).doesNotContain("was put in force since");
    }

    @Test
    void doesNotWriteOverWhatAnotherWindowKept() {
        write(TestAccounts.ADMIN, address, PACK);
        KeptDraft mine = Objects.requireNonNull(kept(TestAccounts.ADMIN));
        String theirs = PACK + "# The other window.\n";
        drafts.keep(
                TestAccounts.ADMIN,
                new KeptDraft(
                        mine.source(),
                        mine.title(),
                        mine.address(),
                        theirs,
                        mine.repository(),
                        mine.replaces(),
                        mine.revision(),
                        mine.changedAt()));

        type(PACK + "# This window.\n");
        type(PACK + "# This window, again.\n");

        assertThat(kept(TestAccounts.ADMIN)).isNotNull().returns(theirs, KeptDraft::yaml);
        assertThat(text()).contains("This draft was changed in another window");
        _click(_get(Button.class, spec -> spec.withText("Keep this one")));
        assertThat(kept(TestAccounts.ADMIN)).isNotNull().returns(PACK + "# This window, again.\n", KeptDraft::yaml);
        assertThat(text()).doesNotContain("This draft was changed in another window");
    }

    @Test
    void aSecretIsNotKept() {
        write(TestAccounts.ADMIN, address, PACK + "# " + "AKIA" + "Q3EGRYZ7LMNO5TUV" + "\n");

        assertThat(kept(TestAccounts.ADMIN)).isNull();
        assertThat(text()).contains("Not kept on the server", "holds a secret").doesNotContain("Q3EGRYZ7");
    }

    private @Nullable KeptDraft kept(Account account) {
        return drafts.of(account).stream()
                .filter(draft -> draft.source().endsWith("@" + repository.id()))
                .findFirst()
                .orElse(null);
    }

    private void open(Account account, String address) {
        signIn(account);
        open(address);
    }

    /** Opens an address, where the browser first says what it was given, and types a text. */
    private void write(Account account, String address, String yaml) {
        open(account, address);
        type(_get(PolicyEditor.class).text());
        type(yaml);
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

    private String text() {
        return PageText.of(shown());
    }
}
