package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.missioncontrol.patch.Patch;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Chooses the revision, what it is compared with, and which of its commits are shown. */
final class RevisionBar extends Div {

    private static final long serialVersionUID = 1L;

    /** Stands for the base in one list and for all commits in the other. */
    private static final int NONE = 0;

    RevisionBar(Review review, ReviewSelection selection, Consumer<ReviewSelection> choose) {
        addClassName("revision-bar");
        int current = review.patchSet().current().number();
        int shown = review.shown().number();
        Select<Integer> revision = select(
                "Revision",
                IntStream.rangeClosed(1, current).boxed().toList().reversed(),
                shown,
                number -> "Revision " + number + (number == current ? " (current)" : ""));
        revision.addValueChangeListener(event ->
                choose.accept(new ReviewSelection(event.getValue() == current ? null : event.getValue(), null, null)));
        Integer since = selection.since();
        Select<Integer> compare = select(
                "Compared with",
                IntStream.rangeClosed(NONE, current)
                        .filter(number -> number != shown)
                        .boxed()
                        .toList(),
                since == null ? NONE : since,
                number -> number == NONE ? "against the base" : "against revision " + number);
        compare.addValueChangeListener(event -> choose.accept(
                new ReviewSelection(selection.revision(), event.getValue() == NONE ? null : event.getValue(), null)));
        compare.setVisible(current > 1);
        List<Patch> patches = review.shown().patches();
        Integer patch = review.diff().patch();
        Select<Integer> commits = select(
                "Commits",
                IntStream.rangeClosed(NONE, patches.size()).boxed().toList(),
                patch == null ? NONE : patch,
                ordinal -> ordinal == NONE ? all(patches.size()) : label(patches.get(ordinal - 1)));
        commits.addClassName("revision-bar-commits");
        commits.setEnabled(since == null);
        commits.addValueChangeListener(event -> choose.accept(
                new ReviewSelection(selection.revision(), null, event.getValue() == NONE ? null : event.getValue())));
        // What leaves no choice only takes room.
        revision.setVisible(current > 1);
        commits.setVisible(patches.size() > 1);
        add(revision, compare, commits);
        setVisible(getChildren().anyMatch(Component::isVisible));
    }

    private static Select<Integer> select(
            String label, List<Integer> items, int value, ItemLabelGenerator<Integer> labels) {
        Select<Integer> select = new Select<>();
        select.setAriaLabel(label);
        select.setItems(items);
        select.setItemLabelGenerator(labels);
        select.setValue(value);
        return select;
    }

    private static String all(int patches) {
        return patches == 1 ? "1 commit" : "All " + patches + " commits";
    }

    private static String label(Patch patch) {
        return patch.ordinal() + " · " + patch.title() + " (" + patch.taskKey() + ")";
    }
}
