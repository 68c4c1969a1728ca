package dev.missioncontrol.forge.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.textfield.TextField;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.PullRequestDraft;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.writegate.TestPermits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class RepositoriesViewTests extends ViewTest {

    @TempDir
    private Path root;

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeWriter writer;

    private TestRepository repository;
    private String name;

    @BeforeEach
    void create() {
        name = "view-" + UUID.randomUUID();
        repository = TestRepository.create(root.resolve(name));
        signIn(TestAccounts.MEMBER);
    }

    @Test
    void connectsARepository() {
        open("repositories");
        fillIn(repository.directory().toString());

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(repositories.list(name, null, 1).items()).hasSize(1);
            _assertNone(ConnectDialog.class);
        });
        search();
        assertThat(_get(H2.class, spec -> spec.withText(name)).isVisible()).isTrue();
    }

    @Test
    void saysAtTheFieldWhatIsWrong() {
        open("repositories");
        fillIn(root.resolve("nothing").toString());

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(_get(TextField.class, spec -> spec.withLabel("Path or URL"))
                            .isInvalid())
                    .isTrue();
        });
        assertThat(_get(TextField.class, spec -> spec.withLabel("Path or URL")).getErrorMessage())
                .contains("There is nothing at");
        assertThat(_get(ConnectDialog.class).isOpened()).isTrue();
    }

    @Test
    void disconnectsAfterAsking() {
        connected();
        open("repositories");
        search();

        _click(_get(_get(RepositoryCard.class), Button.class));
        _click(_get(Button.class, spec -> spec.withText("Disconnect")));

        assertThat(repositories.list(name, null, 1).items()).isEmpty();
        _assertNone(RepositoryCard.class);
    }

    @Test
    void showsThatARepositoryCannotBeRead() throws IOException {
        connected();
        Files.move(repository.directory(), root.resolve("moved"));
        open("repositories");
        search();

        assertThat(_get(RepositoryCard.class).getElement().getTextRecursively()).contains("Cannot be read");
    }

    @Test
    void showsAPullRequest() {
        ForgeRepository connected = connected();
        BranchWrite change = repository.change("missioncontrol/one", Map.of("new.txt", "new\n"));
        WorkflowId workflow = WorkflowId.next();
        writer.createBranch(TestPermits.permit(workflow, connected.id(), change.branch(), change.head()), change);
        writer.openPullRequest(
                TestPermits.permit(workflow, connected.id(), change.branch(), change.head()),
                new PullRequestDraft("main", change.branch(), change.head(), "Add a file", "**Because.**"));

        open(PullRequestLinks.to(name, 1));

        assertThat(_get(H1.class, spec -> spec.withText("Add a file")).isVisible())
                .isTrue();
        assertThat(_get(Markdown.class).getContent()).isEqualTo("**Because.**");
        assertThat(_get(CommitList.class).getElement().getTextRecursively()).contains("Change [new.txt]");
        assertThat(shown().getElement().getTextRecursively())
                .contains("Open", "missioncontrol/one", "No check was reported");
        assertThat(_find(H2.class)).extracting(H2::getText).contains("Commits", "Checks");
    }

    @Test
    void saysThatThereIsNoSuchPullRequest() {
        connected();
        open(PullRequestLinks.to(name, 7));

        assertThat(shown().getElement().getTextRecursively()).contains("There is no pull request #7");
    }

    private ForgeRepository connected() {
        return repositories.connect(repository.directory().toString(), null, null, TestAccounts.MEMBER);
    }

    private void search() {
        _setValue(_get(TextField.class, spec -> spec.withPlaceholder("Search by name or location")), name);
    }

    private static void fillIn(String location) {
        _click(_find(Button.class, spec -> spec.withText("Connect a repository"))
                .getFirst());
        _setValue(_get(TextField.class, spec -> spec.withLabel("Path or URL")), location);
        _click(_get(Button.class, spec -> spec.withText("Connect")));
    }
}
