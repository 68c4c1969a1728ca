package dev.missioncontrol.ledger.verify;

/** How large the parts of an export may be, in bytes: docs/ledger.md has the same numbers. */
final class Limits {

    /** How many files: five for the whole, and for each entry a payload, a proof and perhaps an artifact. */
    static final int FILES = 500_000;

    /** A line of {@code entries.jsonl}. */
    static final int LINE = 64 << 10;

    /** A file of signed statements. */
    static final int STATEMENTS = 16 << 20;

    /** How deep objects and arrays may be nested: deeper than what the server itself reads. */
    static final int DEPTH = 1_000;

    private static final long NOTE = 64 << 10;
    private static final long PROOF = 2 * NOTE;
    private static final long MANIFEST = 32 << 20;
    private static final long PAYLOAD = 16 << 20;
    private static final long ARTIFACT = 256 << 20;
    private static final long ENTRIES = 1L << 30;

    private Limits() {}

    /** Returns the limit of a file; also strangers have one, which is not read. */
    static long of(String name) {
        return switch (name) {
            case "checkpoint", "keys", "head.intoto.jsonl" -> NOTE;
            case "manifest.json" -> MANIFEST;
            case "entries.jsonl" -> ENTRIES;
            default -> name.startsWith("proofs/") ? PROOF : name.startsWith("payloads/") ? PAYLOAD : ARTIFACT;
        };
    }
}
