package dev.missioncontrol.agent.replay;

import dev.missioncontrol.shared.Digest;
import java.util.Optional;

/** Where the documents of a recording are read: the ledger, or an export. */
@FunctionalInterface
interface Answers {

    /** Returns the document's bytes, which have that digest; empty when it is not there, or was erased. */
    Optional<byte[]> read(Digest digest);
}
