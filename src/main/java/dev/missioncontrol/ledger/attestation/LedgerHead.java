package dev.missioncontrol.ledger.attestation;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the log's key says of a chain when it is exported: how long it is, and where it ends.
 *
 * @param workflow the chain
 * @param entries how many entries it has
 * @param headHash the hash of the last; 64 zeros when there is none
 * @param checkpoint the checkpoint in the export
 * @param exportedAt when, as a timestamp of docs/ledger.md
 */
public record LedgerHead(String workflow, long entries, String headHash, Tree checkpoint, String exportedAt) {

    /** The predicate type of statements that say this. */
    public static final String PREDICATE_TYPE = "urn:mission-control:ledger-head:v1";

    private static final String WORKFLOW = "workflowId";
    private static final String ENTRIES = "entries";
    private static final String HEAD_HASH = "headHash";
    private static final String CHECKPOINT = "checkpoint";
    private static final String EXPORTED_AT = "exportedAt";

    /**
     * A tree of the log.
     *
     * @param origin names the log
     * @param size how many leaves it has
     * @param root its root in Base64
     */
    public record Tree(String origin, long size, String root) {}

    /**
     * Reads the payload of an envelope.
     *
     * @throws IllegalArgumentException when it is not in the form that {@link #statement} has
     */
    public static LedgerHead parse(String payload) {
        JsonNode predicate = SignedStatements.read(payload).path("predicate");
        JsonNode tree = predicate.path(CHECKPOINT);
        LedgerHead head = new LedgerHead(
                predicate.path(WORKFLOW).asString(""),
                predicate.path(ENTRIES).asLong(-1),
                predicate.path(HEAD_HASH).asString(""),
                new Tree(
                        tree.path("origin").asString(""),
                        tree.path("size").asLong(-1),
                        tree.path("root").asString("")),
                predicate.path(EXPORTED_AT).asString(""));
        if (!head.statement().json().equals(payload)) {
            throw new IllegalArgumentException("It is no statement of the type " + PREDICATE_TYPE + ".");
        }
        return head;
    }

    /** Returns it as a statement about the head. */
    public Statement statement() {
        return new Statement(
                List.of(new Statement.Subject(workflow, "sha256", headHash)),
                PREDICATE_TYPE,
                Map.of(
                        WORKFLOW,
                        workflow,
                        ENTRIES,
                        entries,
                        HEAD_HASH,
                        headHash,
                        CHECKPOINT,
                        Map.of("origin", checkpoint.origin(), "size", checkpoint.size(), "root", checkpoint.root()),
                        EXPORTED_AT,
                        exportedAt));
    }
}
