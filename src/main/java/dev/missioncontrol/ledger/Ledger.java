package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one way to record that something happened (I4). */
public interface Ledger {

    /** The chain of what belongs to no workflow: accounts, tokens, repositories. */
    WorkflowId SYSTEM_CHAIN = new WorkflowId(new UUID(0, 0));

    /**
     * Appends an entry to a workflow's chain, in the transaction of the change it speaks of; live pages hear of it when
     * that transaction commits.
     *
     * @param chain the workflow, or {@link #SYSTEM_CHAIN}
     * @param summary one plain sentence for people; kept in the payload as {@code summary}
     * @param payload the facts: nested maps, lists, strings, integers, booleans and nulls, as
     *     {@link dev.missioncontrol.shared.CanonicalJson} takes them
     * @return where the entry stands and its hash
     * @throws IllegalStateException without a surrounding transaction
     */
    LedgerEntryRef append(
            WorkflowId chain, EntryType type, Actor actor, String summary, Map<String, @Nullable Object> payload);

    /**
     * Appends several entries to a workflow's chain, one after the other, with all of them in one statement. Like {@link
     * #append} for each, and much quicker.
     *
     * @return where each stands, in their order
     * @throws IllegalStateException without a surrounding transaction
     */
    List<LedgerEntryRef> appendAll(WorkflowId chain, List<NewEntry> entries);

    /**
     * Makes the current transaction the only one that can append to the chain until it ends. {@link #append} does so by
     * itself; a transaction that locks rows of the workflow before it appends has to call this before it locks them:
     * with everyone taking the chain first, no two can wait for each other.
     *
     * @throws IllegalStateException without a surrounding transaction
     */
    void hold(WorkflowId chain);
}
