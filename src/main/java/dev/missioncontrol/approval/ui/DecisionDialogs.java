package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.shell.component.Confirmation;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Asks before a decision is recorded, and for the words that go with it. */
final class DecisionDialogs {

    private DecisionDialogs() {}

    /**
     * Opens the dialog for a decision.
     *
     * @param record records the decision with the comment; its refusals are shown in the dialog
     */
    static void open(Decision decision, Review review, BiConsumer<Decision, String> record) {
        Confirmation question = switch (decision) {
            case APPROVE -> approve(review);
            case REJECT -> reject(review);
            case REQUEST_CHANGES -> requestChanges(review);
        };
        question.open(comment -> record.accept(decision, comment));
    }

    private static Confirmation approve(Review review) {
        return Confirmation.ask(
                        "Approve revision " + review.shown().number() + "?",
                        "Your approval is for exactly this content, digest "
                                + review.shown().digest().abbreviated() + ". A changed byte voids it.",
                        "Approve")
                .with(new OutlookPanel(review.outlook(), review.patchSet().id()))
                .withReason("Comment (optional)", false);
    }

    /** Opens the dialog for the approval of all identical changes. */
    static void openAll(Review review, Consumer<String> record) {
        UnorderedList names = new UnorderedList(new ListItem(review.patchSet().repositoryName()));
        review.identical()
                .forEach(each -> names.add(new ListItem(new Anchor(
                        ReviewNavigation.review(each.id()), each.repositoryName() + ": " + each.workflowTitle()))));
        Confirmation.ask(
                        "Approve " + (review.identical().size() + 1) + " identical changes?",
                        "They do the same to the same files. Your approval is recorded for each, or for none.",
                        "Approve all")
                .with(names)
                .withReason("Comment (optional)", false)
                .open(record::accept);
    }

    private static Confirmation reject(Review review) {
        return Confirmation.ask(
                        "Reject the change to " + review.patchSet().repositoryName() + "?",
                        "The workflow ends, and nothing is written to any of its repositories.",
                        "Reject")
                .dangerous()
                .withReason("Why", true);
    }

    private static Confirmation requestChanges(Review review) {
        int open = review.openComments().size();
        String along = switch (open) {
            case 0 -> "";
            case 1 -> " The open line comment goes along.";
            default -> " The " + open + " open line comments go along.";
        };
        return Confirmation.ask(
                        "Request changes to revision " + review.shown().number() + "?",
                        "The agent gets your words and makes a new revision." + along,
                        "Request changes")
                .withReason("What to change", true);
    }
}
