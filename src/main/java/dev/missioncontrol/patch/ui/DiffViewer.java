package dev.missioncontrol.patch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.RelativeTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows a diff file by file: unified or side by side, coloured, with the changed words marked, hidden characters made
 * visible, unchanged lines on demand, a tick per file read, and comments and findings of policy on lines. It fills the room it is given and
 * scrolls by itself, so its parent must have a height.
 *
 * <p>The diff never passes through the page's state: the browser fetches it with the reader's session from addresses
 * below the one that is set here.
 *
 * <ul>
 *   <li>{@code GET <address>} answers {@value DiffStream#MEDIA_TYPE}, see {@link DiffStream};
 *   <li>{@code GET <address>/files/<index>/old} and {@code …/new} answer {@code text/plain;charset=utf-8}: the whole
 *       text of one side, asked for when the reader expands the lines around a change;
 *   <li>errors are problem details (RFC 9457), whose {@code detail} is shown.
 * </ul>
 *
 * <p>Keys: {@code j k} files, {@code n p} changes, {@code v} viewed, {@code x} collapse, {@code u} layout, {@code w}
 * wrap, {@code ?} help.
 */
@Tag("diff-viewer")
@JsModule("./diff/diff-viewer.ts")
@NpmPackage(value = "@pierre/diffs", version = "1.6.4")
@StyleSheet("diff-viewer.css")
@Uses(Avatar.class)
@Uses(Button.class)
@Uses(Icon.class)
@Uses(ProgressBar.class)
@Uses(RelativeTime.class)
public final class DiffViewer extends Component implements HasSize, HasStyle {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** How changed lines are set. */
    public enum Layout {
        /** Removed lines above added ones. */
        UNIFIED("unified"),
        /** Removed lines at the left of added ones; unified where there is no room. */
        SPLIT("split");

        private final String clientName;

        Layout(String clientName) {
            this.clientName = clientName;
        }
    }

    /** Creates a viewer that shows nothing until it is given an address. */
    public DiffViewer() {
        setLayout(Layout.UNIFIED);
    }

    /** Shows the diff at this address, relative to the application's root (no leading slash). */
    public void setAddress(String address) {
        getElement().setProperty("dataUrl", address);
    }

    /** Sets the layout to begin with; the reader may change it. */
    public void setLayout(Layout layout) {
        getElement().setProperty("preferredLayout", layout.clientName);
    }

    /** Lets the reader comment on lines, or not (the default). */
    public void setCommentable(boolean commentable) {
        getElement().setProperty("commentable", commentable);
    }

    /**
     * Leads from each file, and from the number of each line, to a page that says why it is there.
     *
     * @param address the page's address, relative to the application's root; {@code path}, {@code line} and {@code side}
     *     are added as query parameters
     * @param removed whether it can say so of removed lines too
     */
    public void setWhy(String address, boolean removed) {
        getElement().setProperty("whyUrl", address).setProperty("whyRemoved", removed);
    }

    /** Ticks the files with these paths as read, and no others. */
    public void setViewed(Set<String> paths) {
        getElement().setPropertyList("viewedPaths", List.copyOf(paths));
    }

    /** Shows these comments below their lines, in this order, and no others. */
    public void setComments(Collection<LineComment> comments) {
        getElement().setPropertyJson("comments", JSON.valueToTree(comments));
    }

    /** Shows these findings: at their lines, or in the header of their file, and no others. */
    public void setFindings(Collection<LineFinding> findings) {
        getElement().setPropertyJson("findings", JSON.valueToTree(findings));
    }

    /** Brings a file into view, as soon as it has been loaded. */
    public void scrollToFile(String path) {
        getElement().callJsFunction("scrollToFile", path);
    }

    /** Calls back with the path and the tick, whenever the reader ticks or unticks a file. */
    public Registration addViewedListener(BiConsumer<String, Boolean> listener) {
        return listen(
                "viewed-change",
                List.of("path", "viewed"),
                detail -> listener.accept(detail.text("path"), detail.flag("viewed")));
    }

    /** Calls back with the path of the file at the top of the view, whenever that changes. */
    public Registration addCurrentFileListener(Consumer<String> listener) {
        return listen("current-file", List.of("path"), detail -> listener.accept(detail.text("path")));
    }

    /**
     * Calls back with a comment that the reader has written. The listener stores it and hands all comments back by
     * {@link #setComments}; when it throws a {@link Refusal} instead, the reader sees why and keeps the text.
     */
    public Registration addCommentListener(Consumer<NewComment> listener) {
        return listen("comment-add", List.of("path", "side", "line", "text"), detail -> {
            NewComment comment = new NewComment(
                    detail.text("path"),
                    LineComment.Side.parse(detail.text("side")),
                    detail.number("line"),
                    detail.text("text"));
            try {
                listener.accept(comment);
            } catch (Refusal refusal) {
                Notices.refusal(refusal);
                getElement().callJsFunction("draftRefused");
            }
        });
    }

    /** Calls back with the id of a comment that the reader wants deleted. */
    public Registration addCommentDeletedListener(Consumer<String> listener) {
        return listen("comment-delete", List.of("id"), detail -> listener.accept(detail.text("id")));
    }

    private Registration listen(String event, List<String> fields, Consumer<Detail> listener) {
        var registration =
                getElement().addEventListener(event, raised -> listener.accept(new Detail(raised.getEventData())));
        fields.forEach(field -> registration.addEventData(Detail.PREFIX + field));
        return registration;
    }

    /**
     * A comment as its author wrote it. It comes from a browser: its path and line may be any.
     *
     * @param path the path of the file, as {@link DiffFile#path()}
     * @param side which version of the file the line is counted in
     * @param line the line's number, from 1
     * @param text plain text, not blank
     */
    public record NewComment(String path, LineComment.Side side, int line, String text) {}

    private record Detail(JsonNode data) {

        static final String PREFIX = "event.detail.";

        String text(String field) {
            return data.path(PREFIX + field).asString("");
        }

        boolean flag(String field) {
            return data.path(PREFIX + field).asBoolean(false);
        }

        int number(String field) {
            return data.path(PREFIX + field).asInt(0);
        }
    }
}
