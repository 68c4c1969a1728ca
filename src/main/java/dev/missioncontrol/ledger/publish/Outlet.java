package dev.missioncontrol.ledger.publish;

import dev.missioncontrol.ledger.checkpoint.Checkpoints;

/** A way out for checkpoints. */
interface Outlet {

    /** Returns its name, as the ledger and the pages call it. */
    String name();

    /** Returns whether the settings ask for it. */
    boolean isWanted();

    /**
     * Publishes a checkpoint; once more is no harm.
     *
     * @throws PublicationFailed when it did not go out, saying why for people
     */
    void publish(Checkpoints.Signed checkpoint) throws PublicationFailed;
}
