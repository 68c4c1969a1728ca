package dev.missioncontrol.patch.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.getNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.treegrid.TreeGrid;
import dev.missioncontrol.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffPaneViewTests {

    private final DiffPane pane = new DiffPane();

    @BeforeEach
    void openPage() {
        MockVaadin.setup();
        UI.getCurrent().add(pane);
        pane.show("patch-sets/1/1/diff", List.of(change("src/A.java"), change("src/B.java"), change("README.md")));
    }

    @AfterEach
    void closePage() {
        MockVaadin.tearDown();
    }

    @Test
    void tellsTheBrowserOnlyWhereTheDiffIs() {
        assertThat(pane.viewer().getElement().getProperty("dataUrl")).isEqualTo("patch-sets/1/1/diff");
    }

    @Test
    void filtersTheTreeByPath() {
        TreeGrid<?> grid = _get(TreeGrid.class);
        assertThat(_size(grid)).isEqualTo(4);
        _setValue(_get(TextField.class), "b.ja");
        assertThat(_size(grid)).isEqualTo(2);
    }

    @Test
    void countsTicksOfTheViewerInTheTree() {
        List<String> ticks = new ArrayList<>();
        pane.setViewedListener((path, ticked) -> ticks.add(path + " " + ticked));
        fire("viewed-change", "{\"event.detail.path\": \"src/A.java\", \"event.detail.viewed\": true}");
        assertThat(ticks).containsExactly("src/A.java true");
        assertThat(_get(Button.class, spec -> spec.withText("Files · 1/3 viewed"))
                        .isVisible())
                .isTrue();
        fire("viewed-change", "{\"event.detail.path\": \"src/A.java\", \"event.detail.viewed\": false}");
        assertThat(ticks).last().isEqualTo("src/A.java false");
    }

    @Test
    void marksTheFileInViewInTheTree() {
        fire("current-file", "{\"event.detail.path\": \"src/B.java\"}");
        TreeGrid<FileNode> grid = _get(TreeGrid.class);
        assertThat(grid.getSelectedItems()).extracting(FileNode::label).containsExactly("B.java");
    }

    @Test
    void handsOverACommentAsWritten() {
        List<DiffViewer.NewComment> comments = new ArrayList<>();
        pane.viewer().addCommentListener(comments::add);
        fire("comment-add", COMMENT);
        assertThat(comments).containsExactly(new DiffViewer.NewComment("src/A.java", LineComment.Side.OLD, 7, "Why?"));
    }

    @Test
    void showsWhyACommentIsRefused() {
        pane.viewer().addCommentListener(comment -> {
            throw Refusal.conflict("There is a newer revision.", "Comment there.");
        });
        fire("comment-add", COMMENT);
        assertThat(getNotifications()).hasSize(1);
    }

    @Test
    void sendsCommentsByTheNamesThatTheBrowserReads() {
        pane.viewer()
                .setComments(List.of(new LineComment(
                        "c1",
                        "src/A.java",
                        LineComment.Side.NEW,
                        3,
                        "Ada",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        "Fine.",
                        true)));
        JsonNode sent =
                JsonMapper.shared().valueToTree(pane.viewer().getElement().getPropertyRaw("comments"));
        assertThat(sent.toString())
                .contains("\"side\":\"new\"", "\"at\":\"2026-01-02T03:04:05Z\"", "\"deletable\":true", "\"line\":3");
    }

    @Test
    void sendsFindingsByTheNamesThatTheBrowserReads() {
        pane.setFindings(List.of(new LineFinding(
                "src/A.java",
                LineComment.Side.OLD,
                3,
                LineFinding.Severity.OBSERVED,
                "frozen of standard",
                "It is frozen.",
                "Ask first.",
                "")));
        JsonNode sent =
                JsonMapper.shared().valueToTree(pane.viewer().getElement().getPropertyRaw("findings"));
        assertThat(sent.toString())
                .contains("\"side\":\"old\"", "\"severity\":\"observed\"", "\"line\":3", "\"remedy\":\"Ask first.\"");
    }

    @Test
    void keepsTicksWhenTheServerSetsThem() {
        pane.setViewed(Set.of("README.md", "src/A.java"));
        assertThat(_get(Button.class, spec -> spec.withText("Files · 2/3 viewed"))
                        .isVisible())
                .isTrue();
    }

    private static final String COMMENT = """
            {"event.detail.path": "src/A.java", "event.detail.side": "old", "event.detail.line": 7,
             "event.detail.text": "Why?"}""";

    private void fire(String event, String data) {
        _fireDomEvent(pane.viewer(), event, JsonMapper.shared().readTree(data));
    }

    private static FileChange change(String path) {
        return new FileChange(path, path, DiffFile.Status.MODIFIED, 2, 1, false, false);
    }
}
