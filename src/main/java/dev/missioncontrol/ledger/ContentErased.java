package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;

/**
 * What lay under a digest was tombstoned. Published within the transaction, for whoever keeps the same text beside the ledger.
 *
 * @param digest of the payload or document
 * @param chains the workflows that refer to it
 */
public record ContentErased(Digest digest, List<WorkflowId> chains) {

    /** Copies the list. */
    public ContentErased {
        chains = List.copyOf(chains);
    }
}
