package dev.missioncontrol.approval.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static dev.missioncontrol.patch.PatchScenario.ALICE;
import static dev.missioncontrol.patch.PatchScenario.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.approval.Approval;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.ReviewComments;
import dev.missioncontrol.patch.ViewedFiles;
import dev.missioncontrol.patch.ui.DiffViewer;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.shell.component.StatusBadge;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class ReviewViewTests extends ViewTest {

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ReviewComments comments;

    @Autowired
    private ViewedFiles viewedFiles;

    @Autowired
    private TestPacks packs;

    @Autowired
    private Policy policy;

    private PatchScenario scenario;
    private PatchSetRevision revision;

    @BeforeEach
    void propose() {
        signIn(TestAccounts.MEMBER);
        scenario = PatchScenario.with(repositories, forge, patchSets, "README.md", "Hello\nworld\n");
        revision = scenario.sealTasks(
                task("T-1", "Greet", "README.md", "Hello\nmoon\n"), task("T-2", "Add", "b.txt", "new\n"));
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void showsWhatItIsAndWhatItWillDo() {
        openReview("");

        assertThat(_get(H1.class).getText()).isEqualTo("Tidy up the greeting");
        assertThat(state()).isEqualTo("Waits for approval");
        assertThat(viewer().getElement().getProperty("dataUrl")).isEqualTo("ui/diffs/" + revision.patchSet() + "/1");
        assertThat(details("What will happen").getSummaryText())
                .isEqualTo("What will happen: 1 branch, 2 commits, 1 pull request");
        String outlook = text(_get(OutlookPanel.class));
        assertThat(outlook)
                .contains(revision.patches().getFirst().commit().abbreviated())
                .contains("Greet", "Add", "T-2", scenario.repository().name());
    }

    @Test
    void approvesAfterShowingOnceMoreWhatWillHappen() {
        openReview("");

        _click(button("Approve"));
        Dialog dialog = _get(Dialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Approve revision 1?");
        assertThat(text(_get(dialog, OutlookPanel.class))).contains("Greet");
        _click(_get(dialog, Button.class, spec -> spec.withText("Approve")));

        assertThat(approvals.of(revision.patchSet()))
                .singleElement()
                .returns(Decision.APPROVE, Approval::decision)
                .returns(revision.digest(), Approval::digest)
                .returns(TestAccounts.MEMBER.name(), Approval::by);
        assertThat(state()).isEqualTo("Approved");
        assertThat(button("Approve").isEnabled()).isFalse();
        assertThat(details("Approvals").getSummaryText()).isEqualTo("Approvals: 1 of 1");
    }

    @Test
    void wantsWordsForARequestForChanges() {
        openReview("");

        press("r");
        Dialog dialog = _get(Dialog.class);
        Button confirm = _get(dialog, Button.class, spec -> spec.withText("Request changes"));
        assertThat(confirm.isEnabled()).isFalse();
        _setValue(_get(dialog, TextArea.class), "Be exact.");
        _click(confirm);

        assertThat(patchSets.get(revision.patchSet()).state()).isEqualTo(PatchSet.State.CHANGES_REQUESTED);
        assertThat(state()).isEqualTo("Changes requested");
    }

    @Test
    void opensTheApprovalByKey() {
        openReview("");

        press("a");

        assertThat(_get(Dialog.class).getHeaderTitle()).startsWith("Approve");
    }

    @Test
    void saysWhenTheDigestMovedAndNeverApprovesTheNewOneUnseen() {
        openReview("");
        _click(button("Approve"));
        PatchSetRevision second = scenario.seal("README.md", "Hello\nmars\n");
        Dialog dialog = _get(Dialog.class);

        _click(_get(dialog, Button.class, spec -> spec.withText("Approve")));

        assertThat(approvals.of(revision.patchSet())).isEmpty();
        assertThat(text(dialog))
                .contains("You looked at revision 1")
                .contains(second.digest().abbreviated());
    }

    @Test
    void showsTheNewRevisionOnlyWhenAskedTo() {
        openReview("");
        scenario.seal("README.md", "Hello\nmars\n");
        fire("viewed-change", "{\"event.detail.path\": \"README.md\", \"event.detail.viewed\": true}");

        assertThat(text(_get(RevisionBanner.class))).contains("Revision 2 arrived");
        assertThat(viewer().getElement().getProperty("dataUrl")).endsWith("/1");
        assertThat(button("Approve").isEnabled()).isFalse();
        _click(_get(Button.class, spec -> spec.withText("Load revision 2")));

        assertThat(viewer().getElement().getProperty("dataUrl")).endsWith("/2");
        _assertNone(RevisionBanner.class);
        assertThat(button("Approve").isEnabled()).isTrue();
    }

    @Test
    void comparesRevisionsAndShowsSingleCommits() {
        scenario.seal("README.md", "Hello\nmars\n");
        openReview("?compare=1");
        assertThat(viewer().getElement().getProperty("dataUrl")).endsWith("/2/since/1");
        assertThat(viewer().getElement().getProperty("commentable", true)).isFalse();

        openReview("?revision=1&patch=2");
        assertThat(viewer().getElement().getProperty("dataUrl")).endsWith("/1/patches/2");
        assertThat(text(_get(DecisionButtons.class))).contains("only revision 2 can be decided on");
        assertThat(_find(Select.class)).hasSize(3);
    }

    @Test
    void keepsTicks() {
        openReview("");

        fire("viewed-change", "{\"event.detail.path\": \"README.md\", \"event.detail.viewed\": true}");

        assertThat(viewedFiles.viewed(revision.patchSet(), 1, TestAccounts.MEMBER))
                .containsExactly("README.md");
        openReview("");
        assertThat(viewer().getElement().getPropertyRaw("viewedPaths").toString())
                .contains("README.md");
    }

    @Test
    void takesShowsAndResolvesComments() {
        openReview("");

        fire(
                "comment-add",
                "{\"event.detail.path\": \"README.md\", \"event.detail.side\": \"new\", \"event.detail.line\": 2,"
                        + " \"event.detail.text\": \"Which moon?\"}");

        ReviewComment comment = comments.of(revision.patchSet()).getFirst();
        assertThat(comment).returns("Which moon?", ReviewComment::text).returns(2, ReviewComment::line);
        assertThat(details("Comments").getSummaryText()).isEqualTo("Comments: 1 open");
        assertThat(viewer().getElement().getPropertyRaw("comments").toString()).contains("Which moon?");
        _click(_get(Button.class, spec -> spec.withText("Resolve")));
        assertThat(comments.open(revision.patchSet(), 1)).isEmpty();
        assertThat(details("Comments").getSummaryText()).isEqualTo("Comments: 0 open");
    }

    @Test
    void refusesToDeleteSomebodyElsesComment() {
        ReviewComment comment =
                comments.add(revision.patchSet(), 1, "README.md", ReviewComment.Side.NEW, 1, "Mine.", ALICE);
        openReview("");

        fire("comment-delete", "{\"event.detail.id\": \"" + comment.id() + "\"}");

        assertThat(comments.of(revision.patchSet())).containsExactly(comment);
    }

    @Test
    void namesTheRepositoriesThatStillWait() {
        try (PatchScenario other =
                PatchScenario.with(repositories, forge, patchSets, scenario.workflow(), "x.txt", "x\n")) {
            other.seal("x.txt", "y\n");
            approvals.record(revision.patchSet(), revision.digest(), Decision.APPROVE, null, ALICE);

            openReview("");

            assertThat(text(_get(OutlookPanel.class)))
                    .contains("until every repository is approved. Still waiting: "
                            + other.repository().name());
        }
    }

    @Test
    void showsTheProgressOfEachRuleAndWhoMayStillApprove() {
        packs.publish(scenario.repository().id(), "enforce", "approvals:\n  - id: an-admin\n    roles: [admin]\n");
        openReview("");

        assertThat(details("Approvals").getSummaryText()).isEqualTo("Approvals: 0 of 2 rules");
        assertThat(text(_get(ProgressList.class)))
                .contains("1 approval by admin", "an-admin of house-rules", TestAccounts.ADMIN.name());
        _click(button("Approve"));
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Approve")));

        assertThat(details("Approvals").getSummaryText()).isEqualTo("Approvals: 1 of 2 rules");
        assertThat(button("Approve").isEnabled()).isFalse();
        assertThat(text(_get(DecisionButtons.class))).contains("You approved it already; other approvals are missing.");
    }

    @Test
    void saysWhatPolicyBlocksAndLetsThoseOverrideWhoMay() {
        packs.publish(scenario.repository().id(), "enforce", """
                file_globs:
                  - id: readme
                    paths: README.md
                    effect: deny
                    reason: The readme is finished.
                    may_override: [member]
                """);
        openReview("");

        assertThat(text(_get(PolicyBanner.class))).contains("1 finding", "The readme is finished.", "readme of");
        assertThat(findings()).contains("\"severity\":\"block\"", "The readme is finished.", "by member");
        assertThat(button("Approve").isEnabled()).isFalse();
        assertThat(button("Request changes").isEnabled()).isTrue();
        _click(_get(_get(PolicyBanner.class), Button.class));
        Dialog dialog = _get(Dialog.class);
        _setValue(_get(dialog, TextArea.class), "A typo only.");
        _click(_get(dialog, Button.class, spec -> spec.withText("Override")));

        _assertNone(PolicyBanner.class);
        assertThat(findings()).contains("\"severity\":\"overridden\"", "Overridden by");
        assertThat(button("Approve").isEnabled()).isTrue();
    }

    @Test
    void approvesIdenticalChangesTogether() {
        String before = UUID.randomUUID() + "\n";
        try (PatchScenario one = PatchScenario.with(repositories, forge, patchSets, "same.txt", before);
                PatchScenario two = PatchScenario.with(repositories, forge, patchSets, "same.txt", before)) {
            revision = one.seal("same.txt", "after\n");
            PatchSetRevision other = two.seal("same.txt", "after\n");
            for (PatchSetRevision each : List.of(revision, other)) {
                policy.enforce(new PolicyQuestion.Revision(patchSets.get(each.patchSet())));
            }
            openReview("");

            _click(button("Approve all 2"));
            Dialog dialog = _get(Dialog.class);
            assertThat(text(dialog)).contains(two.repository().name());
            _click(_get(dialog, Button.class, spec -> spec.withText("Approve all")));

            assertThat(approvals.complete(revision.patchSet(), revision.digest()))
                    .isTrue();
            assertThat(approvals.complete(other.patchSet(), other.digest())).isTrue();
        }
    }

    @Test
    void refusesAnAddressThatNamesNothing() {
        open("patch-sets/nonsense");
        _assertNone(DiffViewer.class);
        open("patch-sets/" + revision.patchSet() + "?revision=99");
        _assertNone(DiffViewer.class);
    }

    private void openReview(String query) {
        open(ReviewNavigation.review(revision.patchSet()) + query);
    }

    private String findings() {
        return JsonMapper.shared()
                .valueToTree(viewer().getElement().getPropertyRaw("findings"))
                .toString();
    }

    private DiffViewer viewer() {
        return _get(DiffViewer.class);
    }

    private String state() {
        return _find(StatusBadge.class).getFirst().getText();
    }

    private static Button button(String text) {
        return _get(_get(DecisionButtons.class), Button.class, spec -> spec.withText(text));
    }

    private static Details details(String summary) {
        return _find(Details.class).stream()
                .filter(each -> each.getSummaryText().startsWith(summary))
                .findFirst()
                .orElseThrow();
    }

    private void press(String key) {
        _fireDomEvent(
                UI.getCurrent(),
                "keydown",
                JsonMapper.shared()
                        .createObjectNode()
                        .put(DecisionKeys.KEY, key)
                        .put(DecisionKeys.FILTER, true));
    }

    private void fire(String event, String data) {
        _fireDomEvent(viewer(), event, JsonMapper.shared().readTree(data));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively()
                + Stream.concat(Stream.of(component), children(component))
                        .map(each -> each.getElement().getTextRecursively())
                        .reduce("", (first, second) -> first + " " + second);
    }

    private static Stream<Component> children(Component component) {
        List<Component> children = component.getChildren().toList();
        return children.stream().flatMap(child -> Stream.concat(Stream.of(child), children(child)));
    }
}
