package dev.missioncontrol.patch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import dev.missioncontrol.patch.DiffOf;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A diff with its file tree beside it (above it, on narrow screens), the two kept in step: a file chosen in the tree
 * comes into view, and the file in view is marked in the tree.
 */
@StyleSheet("diff-viewer.css")
public final class DiffPane extends Composite<Div> implements HasSize, HasStyle {

    private static final long serialVersionUID = 1L;

    private final FileTree tree = new FileTree();
    private final DiffViewer viewer = new DiffViewer();
    private Set<String> viewed = Set.of();
    private BiConsumer<String, Boolean> viewedListener = (path, ticked) -> {};

    /** Creates an empty pane. */
    public DiffPane() {
        getContent().addClassName("diff-pane");
        getContent().add(tree, viewer);
        tree.setChosenListener(viewer::scrollToFile);
        viewer.addCurrentFileListener(tree::setCurrent);
        viewer.addViewedListener(this::tick);
    }

    /**
     * Shows another diff.
     *
     * @param address where the browser reads it, see {@link DiffViewer#setAddress}
     * @param files its files, for the tree
     */
    public void show(String address, List<FileChange> files) {
        tree.setFiles(files);
        viewer.setAddress(address);
    }

    /**
     * Shows another diff, with a way from each file and line to why it is there.
     *
     * @param files its files, for the tree
     */
    public void show(DiffOf diff, List<FileChange> files) {
        // The removed lines of a comparison are those of an earlier revision: nothing tells where they came from.
        viewer.setWhy(WhyNavigation.of(diff), diff.since() == null);
        show(DiffFiles.address(diff), files);
    }

    /** Ticks the files with these paths as read, and no others. */
    public void setViewed(Set<String> paths) {
        viewed = Set.copyOf(paths);
        tree.setViewed(viewed);
        viewer.setViewed(viewed);
    }

    /** Shows these findings at their lines and files, in the diff and in the tree, and no others. */
    public void setFindings(Collection<LineFinding> findings) {
        tree.setFindings(findings);
        viewer.setFindings(findings);
    }

    /** Calls back with the path and the tick, whenever the reader ticks or unticks a file. */
    public void setViewedListener(BiConsumer<String, Boolean> listener) {
        viewedListener = listener;
    }

    /** Returns the diff itself, for its comments and layout. */
    public DiffViewer viewer() {
        return viewer;
    }

    private void tick(String path, boolean ticked) {
        Set<String> now = new HashSet<>(viewed);
        if (ticked) {
            now.add(path);
        } else {
            now.remove(path);
        }
        setViewed(now);
        viewedListener.accept(path, ticked);
    }
}
