package dev.missioncontrol.patch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.missioncontrol.shell.component.Glyph;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The changed files of a diff by folder, with a search field, line counts and ticks for those that were read. Beside a
 * diff it is a column; on narrow screens it folds into a button above it.
 */
@StyleSheet("diff-viewer.css")
@Uses(Icon.class)
public final class FileTree extends Composite<Div> implements HasSize, HasStyle {

    private static final long serialVersionUID = 1L;

    private static final String ROW = """
            <vaadin-grid-tree-toggle .leaf=${!item.folder} .expanded=${model.expanded} .level=${model.level}
              @click=${toggle}>
              <span class="file-row" ?data-folder=${item.folder} ?data-viewed=${item.viewed} title=${item.path}>
                <vaadin-icon icon=${item.icon} data-status=${item.status}></vaadin-icon>
                <bdi class="file-row-name">${item.name}</bdi>
                ${item.severity
                  ? html`<vaadin-icon class="file-row-finding" icon=${item.severityIcon}
                      data-severity=${item.severity} title=${item.findings} role="img"
                      aria-label=${item.findings}></vaadin-icon>` : ''}
                ${item.suspicious
                  ? html`<vaadin-icon icon="glyph:triangle-alert" data-status="deleted"></vaadin-icon>` : ''}
                ${item.folder ? '' : html`<span class="diff-counts">
                  ${item.additions ? html`<span data-added>+${item.additions}</span>` : ''}
                  ${item.deletions ? html`<span data-removed>−${item.deletions}</span>` : ''}</span>`}
                ${item.viewed ? html`<vaadin-icon class="file-row-tick" icon="glyph:check"></vaadin-icon>` : ''}
              </span>
            </vaadin-grid-tree-toggle>""";

    private final TreeGrid<FileNode> grid = new TreeGrid<>();
    private final TextField search = new TextField();
    private final Span nothing = new Span("No file has this in its path.");
    private final Button toggle = new Button();
    private List<FileChange> files = List.of();
    private List<FileNode> roots = List.of();
    private Set<String> viewed = Set.of();
    private FileFindings findings = FileFindings.NONE;
    private Consumer<String> chosen = path -> {};
    private @Nullable FileNode focused;

    /** Creates an empty tree. */
    public FileTree() {
        getContent().addClassName("file-tree");
        Div panel = new Div(search, grid, nothing);
        panel.addClassName("file-tree-panel");
        getContent().add(toggle, panel);
        prepareToggle();
        prepareSearch();
        prepareGrid();
        fill();
    }

    /** Shows these files. */
    public void setFiles(List<FileChange> changed) {
        files = List.copyOf(changed);
        fill();
    }

    /** Ticks the files with these paths, and no others. */
    public void setViewed(Set<String> paths) {
        Set<String> moved = new HashSet<>(viewed);
        moved.addAll(paths);
        moved.removeIf(path -> viewed.contains(path) && paths.contains(path));
        viewed = Set.copyOf(paths);
        nodes().stream().filter(node -> moved.contains(path(node))).forEach(grid.getDataProvider()::refreshItem);
        updateToggle();
    }

    /** Marks the files in which policy found these, and no others. */
    public void setFindings(Collection<LineFinding> found) {
        FileFindings now = new FileFindings(found);
        Set<String> changed = now.differing(findings);
        findings = now;
        nodes().stream().filter(node -> changed.contains(path(node))).forEach(grid.getDataProvider()::refreshItem);
    }

    /** Marks the file that is being read, without choosing it. */
    public void setCurrent(String path) {
        nodes().stream().filter(node -> path(node).equals(path)).findFirst().ifPresent(grid::select);
    }

    /** Calls back with the path of a file that the reader chose. */
    public void setChosenListener(Consumer<String> listener) {
        chosen = listener;
    }

    private void prepareToggle() {
        toggle.addClassName("file-tree-toggle");
        toggle.addThemeVariants(ButtonVariant.SMALL);
        toggle.setIcon(Glyph.FOLDER_TREE.create());
        toggle.addClickListener(event -> setOpened(!getContent().hasClassName("opened")));
    }

    private void prepareSearch() {
        search.setPlaceholder("Find a file");
        search.setAriaLabel("Find a file");
        search.setPrefixComponent(Glyph.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setWidthFull();
        search.addValueChangeListener(event -> fill());
        nothing.addClassNames("secondary", "file-tree-nothing");
    }

    private void prepareGrid() {
        grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.NO_ROW_BORDERS);
        grid.addClassName("file-tree-grid");
        grid.getElement().setAttribute("aria-label", "Changed files");
        grid.addColumn(LitRenderer.<FileNode>of(ROW)
                .withProperty("name", FileNode::label)
                .withProperty("path", FileTree::path)
                .withProperty("folder", node -> node.file() == null)
                .withProperty("icon", FileTree::icon)
                .withProperty("status", FileTree::status)
                .withProperty("additions", node -> of(node, FileChange::additions, 0))
                .withProperty("deletions", node -> of(node, FileChange::deletions, 0))
                .withProperty("suspicious", node -> of(node, FileChange::suspicious, false))
                .withProperty("severity", node -> findings.severity(path(node)))
                .withProperty("severityIcon", node -> findings.icon(path(node)))
                .withProperty("findings", node -> findings.text(path(node)))
                .withProperty("viewed", node -> viewed.contains(path(node)))
                .withFunction("toggle", this::toggleFolder));
        grid.addItemClickListener(event -> choose(event.getItem()));
        grid.addCellFocusListener(event -> focused = event.getItem().orElse(null));
        grid.getElement().addEventListener("keydown", event -> chooseFocused()).setFilter("event.key === 'Enter'");
    }

    private void fill() {
        roots = FileNode.tree(files, search.getValue());
        grid.setItems(roots, FileNode::children);
        grid.expandRecursively(roots, Integer.MAX_VALUE);
        nothing.setVisible(roots.isEmpty() && !files.isEmpty());
        grid.setVisible(!nothing.isVisible());
        updateToggle();
    }

    private void updateToggle() {
        long read = files.stream().filter(file -> viewed.contains(file.path())).count();
        toggle.setText("Files · " + read + "/" + files.size() + " viewed");
    }

    private void setOpened(boolean opened) {
        getContent().setClassName("opened", opened);
        toggle.getElement().setAttribute("aria-expanded", String.valueOf(opened));
    }

    private void toggleFolder(FileNode node) {
        if (node.file() != null) {
            choose(node);
        } else if (grid.isExpanded(node)) {
            grid.collapse(node);
        } else {
            grid.expand(node);
        }
    }

    private void choose(FileNode node) {
        FileChange file = node.file();
        if (file != null) {
            grid.select(node);
            setOpened(false);
            chosen.accept(file.path());
        }
    }

    private void chooseFocused() {
        if (focused != null) {
            toggleFolder(focused);
        }
    }

    private List<FileNode> nodes() {
        return roots.stream().flatMap(FileNode::all).toList();
    }

    private static String path(FileNode node) {
        return of(node, FileChange::path, "");
    }

    private static <T> T of(FileNode node, Function<FileChange, T> value, T otherwise) {
        FileChange file = node.file();
        return file == null ? otherwise : value.apply(file);
    }

    private static String status(FileNode node) {
        FileChange file = node.file();
        return file == null ? "" : file.status().name().toLowerCase(Locale.ROOT);
    }

    private static String icon(FileNode node) {
        FileChange file = node.file();
        if (file == null) {
            return "glyph:" + Glyph.FOLDER.lucideName();
        }
        if (file.binary()) {
            return "glyph:" + Glyph.FILE_BINARY.lucideName();
        }
        Glyph glyph = switch (file.status()) {
            case ADDED -> Glyph.FILE_ADDED;
            case DELETED -> Glyph.FILE_DELETED;
            case MODIFIED -> Glyph.FILE_MODIFIED;
            case RENAMED -> Glyph.FILE_RENAMED;
            case COPIED -> Glyph.COPY;
        };
        return "glyph:" + glyph.lucideName();
    }
}
