package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;

/**
 * Where an entry stands.
 *
 * @param chain the workflow whose chain it is in
 * @param index its gapless position in that chain, from 0
 * @param hash its hash
 */
public record LedgerEntryRef(WorkflowId chain, long index, Digest hash) {}
