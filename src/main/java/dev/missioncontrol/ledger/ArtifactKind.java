package dev.missioncontrol.ledger;

/** What an artifact is. */
public enum ArtifactKind {
    /** A triage decision: GO, NO_GO or DEFER with reasons. */
    DECISION,
    /** What a repository is made of. */
    ARCHITECTURE,
    /** Scope, non-goals and acceptance criteria. */
    SCOPE,
    /** The issue tree with what each task may touch. */
    PLAN,
    /** A gate's verdict with its evidence. */
    GATE,
    /** A unified diff made from a PatchSet revision's canonical form. */
    PATCH,
    /** The output of a command or a worker. */
    LOG,
    /** A test report, such as JUnit XML. */
    TEST_REPORT,
    /** What an agent run saw and could not see: files skipped, types unresolved. */
    EVIDENCE,
    /** A readable list of what was written and on which grounds. */
    MANIFEST,
    /** Signed statements about a head commit: in-toto in DSSE envelopes, one per line. */
    ATTESTATION,
    /** What was asked of a tool or a model, or what came back, as it was. */
    EXCHANGE,
    /** The record of an agent run: everything it takes to replay it. */
    RECORDING,
    /** What a replay of an agent run came to. */
    REPLAY
}
